import type { Pool } from 'pg'
import { mayOversee } from '../../policies/permissions/oversight.ts'
import { keptUntil, type RetentionPeriods } from '../../policies/retention.ts'
import type { Party } from '../../schema/agency.ts'
import { factAt } from '../../schema/facts.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import type { Bound } from '../pipeline/stages.ts'
import type { PoliciesInForce } from '../policies/policies-in-force.ts'
import { readInForce } from '../policies/policy-proposals.ts'
import type { ConsentHandles } from '../registry/consent-handle.ts'
import type { ControlData } from '../registry/control-data.ts'
import { givenFacts, isDisclosure, type DisclosureEntry, type Entry, type OversightEntry, type RegistryEntry } from '../trail/entry.ts'
import { isLeafIndex } from '../trail/leaf-index.ts'
import type { RuleCipher } from '../trail/rule-cipher.ts'
import { discarded } from '../trail/taken-back.ts'
import { actedIn } from './acted-in.ts'
import { createConsentsThen } from './consents-then.ts'
import { ENTRIES } from './entry-conditions.ts'
import { rowsPermitted } from './officer-ability.ts'
import { COLUMNS, entryIn, type OverseenEntry, type SelectedEntry } from './overseen-entry.ts'
import { partOf, refusedPartOf } from './part-of-entry.ts'
import type { PermittedRows } from './permitted-rows.ts'
import type { RecordAct } from './record-act.ts'
import { ruleTextsOf } from './rule-texts.ts'
import { shownEntry } from './shown-entry.ts'
import { createValues } from './statement-values.ts'
import { toldOf } from './told-of-entry.ts'

interface ShowDeps {
  readonly pool: Pool
  readonly policies: Pick<PoliciesInForce, 'versionNamed'>
  readonly controlData: Pick<ControlData, 'byHandle'>
  readonly periods: RetentionPeriods
  readonly handles: ConsentHandles
  readonly ruleCipher: RuleCipher
  readonly recordAct: RecordAct
  readonly refuse: Refuse
}

/** One entry in full, as far as the officer's party took part: from the leaf itself. @throws {Refused} */
export const createShowEntry = ({ pool, policies, controlData, periods, handles, ruleCipher, recordAct, refuse }: ShowDeps) => {
  const consentsThen = createConsentsThen({ reader: pool, controlData, handles })
  return async (bound: Bound, log: string, leaf: string) => {
    if (!mayOversee(bound.asking, 'seeEntry')) return refuse(bound, 'FORBIDDEN')
    const index = isLeafIndex(leaf) ? BigInt(leaf) : -1n
    const row = await readEntry(pool, rowsPermitted(bound), log, index)
    if (!row) return refuse(bound, 'LEAF_NOT_AVAILABLE')
    const receipt = await recordAct(bound, 'seeEntry', { log, leaf })
    const { hash, entry: said } = await readLeaf(pool, log, index)
    if (!said) return refuse(bound, 'LEAF_NOT_AVAILABLE')
    const { party, outcome } = row
    const entry = said.kind === 'disclosure' && outcome === 'DISCARDED' ? discarded(said) : said
    const acted = actedIn(entry, log)
    const named = acted.kind === 'registry' || acted.kind === 'oversight' ? acted : undefined
    const told = isDisclosure(entry) ? toldOf(entry, bound.asking.recipient, ruleCipher) : undefined
    const disclosed = told && (partOf(told, party) ?? refusedPartOf(told, party))
    const rules = disclosed && (await policies.versionNamed(disclosed.policyVersion))?.data
    const inForce = await readInForce(pool)
    return {
      entry: shownEntry(row),
      ...(disclosed ? ofDisclosure(disclosed, party, handles) : NO_DISCLOSURE),
      regime: acted.regime,
      policyVersion: acted.policyVersion,
      inForceFrom: inForce.findLast(({ version, from }) => version === acted.policyVersion && from <= new Date(acted.at))?.from ?? null,
      rules: disclosed && rules ? ruleTextsOf(disclosed, rules) : [],
      consents: disclosed ? await consentsThen(disclosed, party) : null,
      details: named ? detailsOf(named, party, handles) : [],
      keptUntil: 'actor' in entry ? keptUntil(periods[entry.regime], new Date(entry.at)) : null,
      hash,
      proof: `/trail/${log}/proof/${leaf}`,
      checkpoint: `/trail/${log}/checkpoint`,
      receipt,
    }
  }
}

const readEntry = async (pool: Pool, permitted: PermittedRows, log: string, index: bigint): Promise<OverseenEntry | undefined> => {
  const { values, bind } = createValues()
  const { rows: [row] } = await pool.query<SelectedEntry>(`select ${COLUMNS} from ${ENTRIES}
    where ${permitted.sql(bind)} and log_id = ${bind(log)} and index = ${bind(index)}`, values)
  return row && entryIn(row)
}

const readLeaf = async (pool: Pool, log: string, index: bigint): Promise<{ hash: string; entry: Entry | null }> => {
  const { rows: [leaf] } = await pool.query<{ hash: Buffer; entry: Buffer | null }>(
    'select hash, entry from trail_leaf where log_id = $1 and index = $2', [log, index])
  return { hash: leaf?.hash.toString('hex') ?? '', entry: leaf?.entry ? JSON.parse(leaf.entry.toString()) as Entry : null }
}

const NO_DISCLOSURE = { given: [], empty: [], withheld: [], unavailable: [], surplus: [], obligations: [] }

const ofDisclosure = (part: DisclosureEntry, party: Party, handles: ConsentHandles) => ({
  given: givenFacts(part).map(({ field, exchange, consent }) => ({
    field,
    dataCategory: factAt(field)?.category ?? null,
    controller: factAt(field)?.controller ?? null,
    exchange,
    consent: consent && handles.translated(consent.id, part.actor.party, party),
  })),
  empty: part.empty,
  withheld: part.withheld,
  unavailable: part.unavailable,
  surplus: part.surplus,
  obligations: part.obligations,
})

/** Consent records by the party's own names of them (P12); everything else as it is. */
const detailsOf = ({ actor, details }: RegistryEntry | OversightEntry, party: Party, handles: ConsentHandles) =>
  Object.entries(details).map(([name, value]) => ({
    name,
    value: value === null ? null : name === 'consent' ? handles.translated(String(value), actor.party, party) : String(value),
  }))
