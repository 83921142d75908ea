import type { Party } from '../../schema/agency.ts'
import { partOf, refusedPartOf } from '../oversight/part-of-entry.ts'
import { toldOf } from '../oversight/told-of-entry.ts'
import type { Bound } from '../pipeline/stages.ts'
import type { ControlData } from '../registry/control-data.ts'
import type { Told } from '../registry/make-change.ts'
import { isSealedFor } from '../sealing/sealed-for.ts'
import { readSeal } from '../sealing/seals.ts'
import { givenFacts, type DisclosureEntry } from '../trail/entry.ts'
import type { RuleCipher } from '../trail/rule-cipher.ts'
import { explainedFacts, type ExplainedFact } from './explain-policies.ts'
import type { NamedFor } from './named-for.ts'
import { isOpenTo } from './open-to.ts'
import type { Reader } from './policy-proposals.ts'
import type { PolicyDeps } from './propose-policies.ts'
import type { PolicyReading } from './read-policies.ts'
import { askingOf, factsAskedIn, readDisclosure } from './recorded-disclosures.ts'

export interface ShownDisclosure extends Told {
  readonly at: string
  readonly recipient: string
  readonly role: string
  readonly purpose: string
  readonly version: string
  readonly given: readonly string[]
  readonly withheld: DisclosureEntry['withheld']
  readonly decidedAgain: readonly ExplainedFact[] | null
}

interface DisclosureDeps extends PolicyDeps {
  readonly reading: PolicyReading
  readonly controlData: ControlData
  readonly ruleCipher: RuleCipher
  readonly namedFor: NamedFor
}

/**
 * What an officer sees of a recorded disclosure (P2: as controller just what was asked of it), as it was, and decided again
 * by the version of its day. The case is as it stands now, at the instant of then: consents withdrawn since no longer count.
 * Of what it is now, officers of a party that has left it are told nothing (F7).
 * @throws {Refused}
 */
export const createExplainDisclosure = ({ reader, makeChange, reading, controlData, ruleCipher, namedFor }: DisclosureDeps) =>
  async (bound: Bound, log: string, leaf: string): Promise<ShownDisclosure> => {
    await reading.permit(bound, 'examineDisclosures')
    const whole = await readDisclosure(reader, log, leaf)
    const { recipient } = bound.asking
    const asTold = whole && toldOf(whole, recipient, ruleCipher)
    const entry = asTold && (partOf(asTold, recipient) ?? (await isIndexed(reader, recipient, log, leaf) ? refusedPartOf(asTold, recipient) : undefined))
    const asking = entry && askingOf(entry)
    const seal = entry && await readSeal(reader, log, leaf)
    if (!asking || isSealedFor(recipient, seal)) return reading.refuse(bound, 'LEAF_NOT_AVAILABLE')
    const policies = await reading.versionOrCurrent(bound, entry.policyVersion)
    const found = entry.handle === null ? undefined : await controlData.byHandle(entry.actor.party, entry.handle)
    const controlled = found && isOpenTo(recipient, found) ? found : undefined
    const told = await makeChange.tell(bound, controlled ? [controlled] : [], {
      name: 'explainDisclosure', handle: null, operations: ['consultation'], details: { log, leaf },
    })
    return {
      at: entry.at,
      recipient: entry.actor.party,
      role: entry.actor.role,
      purpose: entry.purpose,
      version: entry.policyVersion,
      given: givenFacts(entry).map(({ field }) => field),
      withheld: entry.withheld,
      decidedAgain: controlled
        ? explainedFacts(policies, asking, namedFor(recipient, controlled), factsAskedIn(entry), new Date(entry.at))
        : null,
      ...told,
    }
  }

/** Whether the index has the leaf for the party's officers. */
const isIndexed = async (reader: Reader, party: Party, log: string, leaf: string): Promise<boolean> =>
  (await reader.query('select from overseen_row where party = $1 and log_id = $2 and index = $3', [party, log, leaf])).rowCount === 1
