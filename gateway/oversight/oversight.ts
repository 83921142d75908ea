import type { PrismaClient } from '../../prisma/generated/client.ts'
import type { Pool } from 'pg'
import type { RetentionPeriods } from '../../policies/retention.ts'
import type { Party } from '../../schema/agency.ts'
import { createPool } from '../database/pool.ts'
import type { Register } from '../identity/register.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { PoliciesInForce } from '../policies/policies-in-force.ts'
import type { PolicyActs } from '../policies/policy-acts.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import { createControlData } from '../registry/control-data.ts'
import { Refused } from '../refused.ts'
import type { CheckpointStore } from '../trail/checkpoint-store.ts'
import type { RuleCipher } from '../trail/rule-cipher.ts'
import { createCountEntries } from './entry-counts.ts'
import { createReadPage, type ReadPage } from './entry-pages.ts'
import { createExportEntries } from './export-entries.ts'
import { createSupervisions } from './supervisions.ts'
import { createLookUpFilter } from './look-up-filter.ts'
import { createOverseenPrisma } from './officer-ability.ts'
import { createProveEntries } from './prove-entries.ts'
import { createReadersThenAndNow } from './readers-then-and-now.ts'
import type { RecordAct } from './record-act.ts'
import { SUPERVISOR } from '../sealing/sealed-for.ts'
import { createSavedSearches } from './saved-searches.ts'
import { createSeeEntries, createTakeFilter } from './see-entries.ts'
import { createShowEntry } from './show-entry.ts'
import type { SignBundle } from './sign-bundle.ts'
import { createSeeRetention } from './see-retention.ts'
import { createTrailState } from './trail-state.ts'

interface OversightDeps {
  readonly databaseUrl: string
  /** The gateway's own: saved searches are few, and each client holds all there is to know of the tables. */
  readonly prisma: PrismaClient
  /** The log of this replica. */
  readonly logId: string
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly isActive: Register['isActive']
  readonly policies: Pick<PoliciesInForce, 'versionNamed'>
  readonly showReaders: PolicyActs['showReaders']
  readonly handles: ConsentHandles
  readonly ruleCipher: RuleCipher
  readonly periods: RetentionPeriods
  readonly pseudonymKey: Buffer
  readonly store: Pick<CheckpointStore, 'newest'>
  /** Witnesses that must have countersigned a checkpoint. */
  readonly quorum: number
  readonly signBundle: SignBundle
  /** Whether mails are sent to an employee. */
  readonly isMailed: (party: Party, employee: string) => boolean
  readonly demonstration: boolean
  readonly now: () => Date
}

/** Connections for officers' searches, which delay no disclosure; milliseconds for one statement. */
const SEARCHES = { max: 3, statementMs: 10_000 }

/** All that officers can see and do, on connections of its own. @throws {DatabaseUnavailable} */
export const openOversight = async (deps: OversightDeps) => {
  const { logId, refuse, isActive, policies, showReaders, handles, ruleCipher, pseudonymKey, store, quorum, signBundle, now } = deps
  const pool: Pool = await createPool(deps.databaseUrl, SEARCHES)
  const prisma = createOverseenPrisma(deps.prisma)
  const supervisions = createSupervisions({ pool, logId, recordAct: deps.recordAct, refuse, now })
  /** The supervisory authority does nothing but during a supervision. */
  const recordAct: RecordAct = async (bound, ...said) =>
    bound.asking.agency === SUPERVISOR && !await supervisions.isOpen() ? refuse(bound, 'SUPERVISION_NOT_OPEN') : deps.recordAct(bound, ...said)
  const lookUp = createLookUpFilter({ pool, pseudonymKey, now })
  const readPage = createReadPage(pool)
  const countEntries = createCountEntries(pool)
  /** An export lasts as long as it is read: a page of it is for who may still read it. */
  const readExportedPage: ReadPage = async (bound, ...asked) => {
    if (!isActive(bound.authenticated)) throw new Refused('UNAUTHENTICATED')
    if (bound.asking.agency === SUPERVISOR && !await supervisions.isOpen()) throw new Refused('SUPERVISION_NOT_OPEN')
    return readPage(bound, ...asked)
  }
  return {
    acts: {
      ...createSeeEntries({ recordAct, refuse, lookUp, readPage, countEntries }),
      showEntry: createShowEntry({ pool, policies, controlData: createControlData(pool), periods: deps.periods, handles, ruleCipher, recordAct, refuse }),
      searches: createSavedSearches({ prisma, recordAct, refuse, now, isMailed: deps.isMailed }),
      supervisions,
      trailState: createTrailState({ pool, store, logId, refuse }),
      seeRetention: createSeeRetention({ pool, periods: deps.periods, logId, refuse, now }),
      readersThenAndNow: createReadersThenAndNow({ reader: pool, showReaders, recordAct, refuse }),
      exportEntries: createExportEntries({
        reader: pool, takeFilter: createTakeFilter({ refuse, lookUp }), countEntries, readPage: readExportedPage, recordAct, signBundle, demonstration: deps.demonstration,
        proveEntries: createProveEntries({ pool, store, quorum }),
      }),
    },
    close: () => pool.end(),
  }
}

export type OversightActs = Awaited<ReturnType<typeof openOversight>>['acts']
