/** What a leaf says, as far as a sample's draw goes by it. */
export interface SampledEntry {
  readonly kind: string
  readonly at: string
  readonly disclosureId: string
  readonly actor: { readonly party: string; readonly employee: string; readonly role: string }
  readonly purpose: string
  readonly handle: string | null
  readonly controllers: readonly string[]
  readonly asked: readonly string[]
  readonly obligations: readonly string[]
  readonly act: string
  readonly code: string
  readonly details: Readonly<Record<string, string | number | readonly string[]>>
}

export interface SampledLeaf {
  readonly log: string
  readonly index: number
  readonly entry: SampledEntry
}
