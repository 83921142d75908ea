import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Party } from '../../schema/agency.ts'
import { changeOfRelease, EnteredAlready, enterOnce } from '../registry/change-of-release.ts'
import type { Trail } from '../trail/trail.ts'
import { letIn, readClients } from './registrations.ts'

interface EnterDeps {
  readonly reader: Pick<Pool, 'query'>
  readonly trail: Trail
  readonly replica: string
  /** The console's clients, as the configuration names them. */
  readonly logins: readonly { readonly party: Party; readonly client: string }[]
  readonly policyVersion: () => string | null
  readonly now: () => Date
}

/**
 * Lets in the console's clients while there is no client at all: somebody must be the first to propose and to approve.
 * Every later one takes two people. Each is a leaf.
 */
export const enterFirstClients = async ({ reader, trail, replica, logins, policyVersion, now }: EnterDeps): Promise<void> => {
  if (logins.length === 0 || (await readClients(reader)).length > 0) return
  const act = { id: randomUUID(), replica, at: now(), reason: 'den første start: konsollens egne systemer', policyVersion: policyVersion() }
  await enterOnce(trail, {
    entries: logins.map(({ party, client }) => changeOfRelease(act, 'registerClient', { party, client })),
    change: async (transaction) => {
      await transaction.query('select pg_advisory_xact_lock(hashtext(\'samsyn first clients\'))')
      if ((await readClients(transaction)).length > 0) throw new EnteredAlready()
      for (const { party, client } of logins) await letIn(transaction, client, party, act.at)
    },
  })
}
