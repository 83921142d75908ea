interface Attribute {
  readonly type: number
  readonly value?: number | string | Buffer
}

export type Template = Attribute[]

/** What is used of a PKCS #11 module (v3.0), as `pkcs11js` gives it. */
export interface Pkcs11 {
  load(library: string): void
  C_Initialize(): void
  C_Finalize(): void
  C_GetSlotList(present: boolean): Buffer[]
  C_GetTokenInfo(slot: Buffer): { readonly label: string }
  C_OpenSession(slot: Buffer, flags: number): Buffer
  C_CloseSession(session: Buffer): void
  /** @throws where the session is no more. */
  C_GetSessionInfo(session: Buffer): unknown
  C_Login(session: Buffer, user: number, pin: string): void
  C_FindObjectsInit(session: Buffer, template: Template): void
  C_FindObjects(session: Buffer, most: number): Buffer[]
  C_FindObjectsFinal(session: Buffer): void
  C_GetAttributeValue(session: Buffer, object: Buffer, template: Template): Attribute[]
  C_SignInit(session: Buffer, mechanism: { readonly mechanism: number }, key: Buffer): void
  C_Sign(session: Buffer, data: Buffer, room: Buffer): Buffer
}

interface Pkcs11js {
  readonly PKCS11: new () => Pkcs11
  readonly CKF_SERIAL_SESSION: number
  readonly CKU_USER: number
  readonly CKA_CLASS: number
  readonly CKA_LABEL: number
  readonly CKA_EC_POINT: number
  readonly CKO_PRIVATE_KEY: number
  readonly CKO_PUBLIC_KEY: number
}

const NAME: string = 'pkcs11js'

/** Loads `pkcs11js`, which is optional: where it could not be built, the gateway compiles and runs without. @throws */
export const loadPkcs11js = async (): Promise<Pkcs11js> => ((await import(NAME)) as { default: Pkcs11js }).default
