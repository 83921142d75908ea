import { isOpen, whoCanSee, type Access } from '../../policies/who-can-see.ts'
import { sayAccess } from '../../policies/words/access.ts'
import type { Party } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Label } from '../../schema/label.ts'
import { inTurns } from '../in-turns.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { ControlledCase } from '../registry/control-data.ts'
import { standingOf } from '../registry/standing.ts'
import type { ExaminedCase } from './examined-case.ts'
import type { PolicyReading } from './read-policies.ts'

export interface ShownReaders {
  readonly version: string
  readonly field: string
  readonly readers: readonly (Pick<Access, 'exchange' | 'agency' | 'roles' | 'purpose'> & {
    readonly says: Label; readonly parties: readonly Party[] | null
  })[]
  readonly receipt: Receipt
  /** As of `Told`, of a case. */
  readonly stoodAt: number | undefined
}

/** A fact by its id or field, such as `CMM.needs.language` or `cmm.needs.language`; a case by the asker's own handle. */
export interface AskedReaders {
  readonly fact: string
  readonly case: string | null
  readonly version: string | null
}

interface ReadersDeps {
  readonly reading: PolicyReading
  readonly examinedCase: ExaminedCase
  readonly now: () => Date
}

/**
 * Who can see a fact, named by id or field; of a case of the own party also which parties to it may now: to officers of the one
 * that holds the fact all of them, to others whether their own party does, since who else is told rests on the person's consents.
 * @throws {Refused}
 */
export const createShowReaders = ({ reading, examinedCase, now }: ReadersDeps) =>
  async (bound: Bound, asked: AskedReaders): Promise<ShownReaders> => {
    await reading.permit(bound, asked.case === null ? 'readPolicies' : 'examineDisclosures')
    const { recipient } = bound.asking
    const fact = FACTS.find(({ id, field }) => id === asked.fact || field === asked.fact)
    if (!fact) return reading.refuse(bound, 'FACT_UNKNOWN')
    const policies = await (asked.case === null ? reading.versionOrCurrent : reading.versionForCases)(bound, asked.version)
    const { version } = policies.set
    const examined = asked.case === null ? null : await examinedCase(bound, asked.case, 'whoCanSee', { fact: fact.id, version })
    return {
      version,
      field: fact.field,
      readers: (await inTurns(whoCanSee(fact, policies.data))).map((access) => ({
        ...access,
        says: sayAccess(access),
        parties: examined && partiesThatMay(examined.controlled, access, fact, now())
          .filter((party) => party === recipient || holdsIn(examined.controlled, recipient, fact)),
      })),
      receipt: examined?.receipt ?? reading.withoutLeaf(bound),
      stoodAt: examined?.stoodAt,
    }
  }

const holdsIn = ({ links }: ControlledCase, recipient: Party, { controller }: Fact): boolean =>
  links.some(({ party, agency }) => party === recipient && agency === controller)

const partiesThatMay = (controlled: ControlledCase, access: Access, fact: Fact, at: Date): readonly Party[] => {
  const standing = standingOf(controlled, at)
  return controlled.links.filter(({ agency }) => agency === access.agency).map(({ party }) => party)
    .filter((recipient) => isOpen(access, fact, recipient, standing, at))
}
