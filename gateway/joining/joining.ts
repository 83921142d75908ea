import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { mayJoin, mayVouch, type JoiningAct } from '../../policies/joining.ts'
import { GATEWAY, type Party } from '../../schema/agency.ts'
import { isUuid } from '../database/uuid.ts'
import { receiptWithoutLeaf } from '../pipeline/receipt.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { actorName, isSamePerson } from '../registry/actor-name.ts'
import { CaseMoved, ChangeRefused } from '../registry/change-law.ts'
import type { MakeChange } from '../registry/make-change.ts'
import { isAddress, isWrittenAsAsked } from './address.ts'
import {
  approve, insertRegistration, isOpen, letIn, readClients, readRegistration, readRegistrations, readRevokedBindings, revokeBinding, suspend,
  type JoinedClient, type KeyUse, type Registered, type Registration, type RevokedBinding,
} from './registrations.ts'

interface JoiningDeps {
  readonly reader: Pool
  readonly makeChange: MakeChange
  /** The log of this replica. */
  readonly logId: string
  /** Whether addresses may be plain HTTP on this machine. */
  readonly demonstration: boolean
  readonly now: () => Date
}

export interface ShownRegistrations {
  readonly registrations: readonly Registration[]
  readonly clients: readonly JoinedClient[]
  readonly revokedBindings: readonly RevokedBinding[]
  readonly receipt: Receipt
}

export interface ChangedRegistration {
  readonly registration: Registration
  readonly receipt: Receipt
}

export interface BindingRevoked {
  readonly party: Party
  readonly thumbprint: string
  readonly receipt: Receipt
}

export interface SuspendedClient {
  readonly client: JoinedClient
  readonly receipt: Receipt
}

const CHANGES = { agency: 'registerAgency', client: 'registerClient', key: 'registerKey' } as const

/** SHA-256 in base64url (RFC 7638). */
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/
const CLIENT = /^[a-z0-9][a-z0-9.-]{2,79}$/

/** How agencies and their systems join: proposed by one, approved by another, and each step a leaf. @throws {Refused} */
export const createJoining = ({ reader, makeChange, logId, demonstration, now }: JoiningDeps) => {
  const permit = async (bound: Bound, act: JoiningAct, party: Party): Promise<void> => {
    if (!mayJoin(bound.asking, act, party)) await makeChange.refuse(bound, 'FORBIDDEN', null)
  }

  const propose = async (bound: Bound, party: Party, registered: Registered): Promise<ChangedRegistration> => {
    const registration: Registration = {
      ...registered, id: randomUUID(), party, proposedBy: actorName(bound.authenticated), proposedAt: now(), approvedBy: null, approvedAt: null,
    }
    const receipt = await makeChange.write(bound, {
      name: CHANGES[registered.kind],
      handle: null,
      details: { registration: registration.id, party, ...registered.content },
      restsOn: [],
      effect: (transaction) => insertRegistration(transaction, registration),
    })
    return receipt ? { registration, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
  }

  return {
    list: async (bound: Bound): Promise<ShownRegistrations> => {
      const { recipient } = bound.asking
      await permit(bound, 'readRegistrations', recipient)
      const isShown = ({ party }: { readonly party: Party }): boolean =>
        bound.asking.role === 'dpo' || mayJoin(bound.asking, 'readRegistrations', party)
      const [registrations, clients, revoked] =
        await Promise.all([readRegistrations(reader), readClients(reader), readRevokedBindings(reader)])
      return {
        registrations: registrations.filter((one) => isShown(one) && (one.approvedAt !== null || isOpen(one, clients, now()))),
        clients: clients.filter(isShown),
        revokedBindings: revoked.filter(isShown),
        receipt: receiptWithoutLeaf(bound, logId),
      }
    },

    registerAgency: async (bound: Bound, party: Party, issuer: string, jwksUri: string): Promise<ChangedRegistration> => {
      await permit(bound, 'proposeRegistration', party)
      if (![issuer, jwksUri].every((address) => isAddress(address, demonstration) && isWrittenAsAsked(address)))
        return makeChange.refuse(bound, 'ADDRESS_INVALID', null)
      return propose(bound, party, { kind: 'agency', content: { issuer, jwksUri } })
    },

    registerClient: async (bound: Bound, party: Party, client: string): Promise<ChangedRegistration> => {
      await permit(bound, 'proposeRegistration', party)
      if (!CLIENT.test(client)) return makeChange.refuse(bound, 'CLIENT_INVALID', null)
      return propose(bound, party, { kind: 'client', content: { client } })
    },

    registerKey: async (bound: Bound, use: KeyUse, thumbprint: string): Promise<ChangedRegistration> => {
      await permit(bound, 'proposeRegistration', GATEWAY)
      if (!THUMBPRINT.test(thumbprint)) return makeChange.refuse(bound, 'VARIABLES_INVALID', null)
      return propose(bound, GATEWAY, { kind: 'key', content: { use, thumbprint } })
    },

    approve: async (bound: Bound, id: string): Promise<ChangedRegistration> => {
      const found = isUuid(id) ? await readRegistration(reader, id) : undefined
      const registration = found && (found.approvedAt || isOpen(found, await readClients(reader), now())) ? found : undefined
      await permit(bound, 'approveRegistration', registration?.party ?? bound.asking.recipient)
      if (!registration) return makeChange.refuse(bound, 'REGISTRATION_NOT_AVAILABLE', null)
      if (registration.approvedAt) return makeChange.refuse(bound, 'REGISTRATION_DECIDED', null)
      const [by, at] = [actorName(bound.authenticated), now()]
      if (isSamePerson(registration.proposedBy, by) || !mayVouch(bound.asking.recipient, registration))
        return makeChange.refuse(bound, 'REGISTRATION_OWN', null)
      const receipt = await makeChange.write(bound, {
        name: 'approveRegistration',
        handle: null,
        details: { registration: id, party: registration.party, proposedBy: registration.proposedBy },
        restsOn: [],
        effect: async (transaction) => {
          if (!await approve(transaction, id, by, at)) throw new CaseMoved()
          if (registration.kind === 'client' && !await letIn(transaction, registration.content.client, registration.party, registration.proposedAt))
            throw new ChangeRefused(isOpen(registration, await readClients(transaction), at) ? 'CLIENT_TAKEN' : 'REGISTRATION_NOT_AVAILABLE')
        },
      })
      if (!receipt) return makeChange.refuse(bound, 'REGISTRATION_DECIDED', null)
      return { registration: await readRegistration(reader, id) ?? registration, receipt }
    },

    revokeBinding: async (bound: Bound, party: Party, thumbprint: string): Promise<BindingRevoked> => {
      await permit(bound, 'revokeBinding', party)
      if (!THUMBPRINT.test(thumbprint)) return makeChange.refuse(bound, 'VARIABLES_INVALID', null)
      const receipt = await makeChange.write(bound, {
        name: 'revokeBinding',
        handle: null,
        details: { party, thumbprint },
        restsOn: [],
        effect: (transaction) => revokeBinding(transaction, party, thumbprint, now()),
      })
      return receipt ? { party, thumbprint, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
    },

    suspend: async (bound: Bound, party: Party, client: string): Promise<SuspendedClient> => {
      await permit(bound, 'suspendClient', party)
      let suspended: JoinedClient | undefined
      const receipt = await makeChange.write(bound, {
        name: 'suspendClient',
        handle: null,
        details: { party, client },
        restsOn: [],
        effect: async (transaction) => {
          suspended = await suspend(transaction, client, party, now())
          if (!suspended) throw new ChangeRefused('CLIENT_NOT_AVAILABLE')
        },
      })
      return receipt && suspended ? { client: suspended, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', null)
    },
  }
}

export type Joining = ReturnType<typeof createJoining>
