import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { approversOf } from '../../policies/trusted-documents.ts'
import { GATEWAY } from '../../schema/agency.ts'
import { changeOfRelease, EnteredAlready, enterOnce } from '../registry/change-of-release.ts'
import type { Trail } from '../trail/trail.ts'
import { documentIdOf } from './document-id.ts'
import { insertDocuments, readDocuments, type TrustedDocument } from './document-store.ts'
import { readDocument } from './read-document.ts'

interface EnterDeps {
  readonly reader: Pick<Pool, 'query'>
  readonly trail: Trail
  readonly replica: string
  readonly documents: readonly string[]
  /** What comes with the gateway, and takes no registering. */
  readonly own: ReadonlyMap<string, string>
  readonly policyVersion: () => string | null
  readonly now: () => Date
}

/**
 * Registers what the console of this release sends and no earlier one did, each a leaf: it runs when an officer of every
 * agency that it asks has approved it, of one that asks for no fact Samsyn's own. What was withdrawn stays withdrawn.
 */
export const enterConsoleDocuments = async ({ reader, trail, replica, documents, own, policyVersion, now }: EnterDeps): Promise<void> => {
  const registeredBefore = (await readDocuments(reader)).filter(({ party }) => party === GATEWAY).map(({ documentId }) => documentId)
  const known = new Set([...own.keys(), ...registeredBefore])
  const act = { id: randomUUID(), replica, at: now(), reason: 'udgavens egen konsol', policyVersion: policyVersion() }
  const registered = documents.filter((text) => !known.has(documentIdOf(text))).map((text) => registrationOf(text, act))
  if (registered.length === 0) return
  await enterOnce(trail, {
    entries: registered.map(({ id, party, documentId, purpose, approvers }) => changeOfRelease(act, 'registerDocument',
      { registration: id, party, document: documentId, documentPurpose: purpose, approvers })),
    change: async (transaction) => {
      if (!await insertDocuments(transaction, registered)) throw new EnteredAlready()
    },
  })
}

const registrationOf = (text: string, { replica, at }: { readonly replica: string; readonly at: Date }): TrustedDocument => {
  const read = readDocument(text)
  if (typeof read === 'string') throw new Error(`the console of this release sends what does not fit the contract: \`${read}\``)
  const { controllers, ...asked } = read
  return {
    ...asked, id: randomUUID(), party: GATEWAY, documentId: documentIdOf(text), document: text, approvers: approversOf(GATEWAY, controllers),
    approvals: [], registeredBy: `${GATEWAY}:${replica}`, registeredAt: at, withdrawnBy: null, withdrawnAt: null,
  }
}
