import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { approversOf, mayHandleDocument, type DocumentAct, type DocumentStanding } from '../../policies/trusted-documents.ts'
import { isUuid } from '../database/uuid.ts'
import { receiptWithoutLeaf } from '../pipeline/receipt.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import { CaseMoved } from '../registry/change-law.ts'
import type { MakeChange } from '../registry/make-change.ts'
import { isReadable } from '../unreadable.ts'
import { documentIdOf } from './document-id.ts'
import { insertApproval, insertDocuments, readDocumentOf, readDocuments, withdraw, type TrustedDocument } from './document-store.ts'
import { readDocument } from './read-document.ts'

interface DocumentActsDeps {
  readonly reader: Pool
  readonly makeChange: MakeChange
  /** The log of this replica. */
  readonly logId: string
  readonly now: () => Date
}

export interface ShownDocuments {
  readonly documents: readonly TrustedDocument[]
  readonly receipt: Receipt
}

export interface ChangedDocument {
  readonly document: TrustedDocument
  readonly receipt: Receipt
}

/** Characters of a document, at most. */
const LONGEST = 20_000

/** How operations are registered, approved by those whom they ask, and withdrawn: each step a leaf. @throws {Refused} */
export const createDocumentActs = ({ reader, makeChange, logId, now }: DocumentActsDeps) => {
  const permit = async (bound: Bound, act: DocumentAct, standing: DocumentStanding): Promise<void> => {
    if (!mayHandleDocument(bound.asking, act, standing)) await makeChange.refuse(bound, 'FORBIDDEN', null)
  }

  /** The document, if the asker may do that with it: one that she may not see is none. */
  const standing = async (bound: Bound, act: DocumentAct, id: string): Promise<TrustedDocument> => {
    const found = isUuid(id) ? await readDocumentOf(reader, id) : undefined
    if (!found || !mayHandleDocument(bound.asking, 'readDocuments', found)) return makeChange.refuse(bound, 'DOCUMENT_NOT_AVAILABLE', null)
    await permit(bound, act, found)
    return found.withdrawnAt ? makeChange.refuse(bound, 'DOCUMENT_DECIDED', null) : found
  }

  /** A step that names the document in the trail; `effect` says whether nobody took it before. */
  const step = async (
    bound: Bound, name: DocumentAct, { id, party, documentId, purpose, approvers }: TrustedDocument,
    effect: (transaction: Pick<Pool, 'query'>) => Promise<boolean>,
  ): Promise<ChangedDocument> => {
    const receipt = await makeChange.write(bound, {
      name, handle: null, restsOn: [],
      details: { registration: id, party, document: documentId, documentPurpose: purpose, approvers },
      effect: async (transaction) => {
        if (!await effect(transaction)) throw new CaseMoved()
      },
    })
    const document = await readDocumentOf(reader, id)
    return receipt && document ? { document, receipt } : makeChange.refuse(bound, 'DOCUMENT_DECIDED', null)
  }

  return {
    list: async (bound: Bound): Promise<ShownDocuments> => {
      await permit(bound, 'readDocuments', { party: bound.asking.recipient, approvers: [] })
      const documents = (await readDocuments(reader)).filter((one) => mayHandleDocument(bound.asking, 'readDocuments', one))
      return { documents, receipt: receiptWithoutLeaf(bound, logId) }
    },

    register: async (bound: Bound, text: string): Promise<ChangedDocument> => {
      const party = bound.asking.recipient
      await permit(bound, 'registerDocument', { party, approvers: [] })
      const read = text.length > LONGEST || !isReadable(text) ? 'SYNTAX_INVALID' : readDocument(text)
      if (typeof read === 'string') return makeChange.refuse(bound, read, null)
      const { controllers, ...asked } = read
      const registered: TrustedDocument = {
        ...asked, id: randomUUID(), party, documentId: documentIdOf(text), document: text, approvers: approversOf(party, controllers),
        approvals: [], registeredBy: actorName(bound.authenticated), registeredAt: now(), withdrawnBy: null, withdrawnAt: null,
      }
      return step(bound, 'registerDocument', registered, (transaction) => insertDocuments(transaction, [registered]))
    },

    approve: async (bound: Bound, id: string): Promise<ChangedDocument> => {
      const registered = await standing(bound, 'approveDocument', id)
      const approval = { agency: bound.asking.agency, approvedBy: actorName(bound.authenticated), approvedAt: now() }
      if (isSamePerson(registered.registeredBy, approval.approvedBy)) return makeChange.refuse(bound, 'DOCUMENT_OWN', null)
      return step(bound, 'approveDocument', registered, (transaction) => insertApproval(transaction, id, approval))
    },

    withdraw: async (bound: Bound, id: string): Promise<ChangedDocument> => {
      const registered = await standing(bound, 'withdrawDocument', id)
      return step(bound, 'withdrawDocument', registered, (transaction) => withdraw(transaction, id, actorName(bound.authenticated), now()))
    },
  }
}

export type DocumentActs = ReturnType<typeof createDocumentActs>
