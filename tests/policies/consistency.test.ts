import { describe, expect, test } from 'vitest'
import { AGENCIES, agencyOf } from '../../schema/agency.ts'
import { CONSENT_FORMS, CONSENT_GIVERS, RESIDENCE_CATEGORIES, STAGES } from '../../schema/control-data.ts'
import { DATA_CATEGORIES } from '../../schema/data-category.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'
import { abilityOf, grantsFor, rulesFor } from '../../policies/compile.ts'
import { coverageOf } from '../../policies/consent-coverage.ts'
import type { Asking, ConsentRecord, Standing } from '../../policies/decision.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { fc } from '../properties.ts'
import { NOW } from './a-case.ts'

const policies = createPolicySet()

const PARTIES = [...AGENCIES, 'NGO-REDEN', 'KOM-0101', 'RG-DK']

/** Askers whom some exchange names, and any others. */
const named: readonly Asking[] = EXCHANGES.flatMap(({ purpose, exchanges }) => exchanges.flatMap(({ grants }) => grants.flatMap(
  ({ recipient: { agency, roles } }) => roles.map((role) => ({ recipient: agency, agency, role, purpose })))))
const anyone = fc.record({
  recipient: fc.constantFrom(...PARTIES), role: fc.constantFrom(...ROLES), purpose: fc.constantFrom(...PURPOSES),
}).map((one): Asking => ({ ...one, agency: agencyOf(one.recipient) ?? 'DT' }))
const askers = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...named) }, { weight: 1, arbitrary: anyone })

const HOUR = 3_600_000
const hoursFromNow = fc.integer({ min: -3, max: 3 }).map((hours) => new Date(NOW.getTime() + hours * HOUR))
const categories = fc.subarray([...DATA_CATEGORIES], { minLength: 6 })

const consentTo = (asker: Asking): fc.Arbitrary<ConsentRecord> => fc.record({
  id: fc.string({ minLength: 1, maxLength: 3 }),
  version: fc.constant(1),
  givenBy: fc.constantFrom(...CONSENT_GIVERS),
  giverSuspected: fc.boolean(),
  recipients: fc.constantFrom([asker.recipient], ['CMM'], ['NGO-REDEN', asker.recipient]),
  purposes: fc.constantFrom([asker.purpose], ['ASSISTANCE'], [...PURPOSES]),
  categories,
  form: fc.constantFrom(...CONSENT_FORMS),
  validFrom: hoursFromNow,
  validUntil: hoursFromNow,
  withdrawnAt: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: hoursFromNow }),
})

const standingFor = (asker: Asking): fc.Arbitrary<Standing> => fc.record({
  linked: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  residence: fc.constantFrom(...RESIDENCE_CATEGORIES),
  stage: fc.constantFrom(...STAGES),
  minor: fc.boolean(),
  vulnerable: fc.boolean(),
  closed: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  reintegrationReporting: fc.boolean(),
  consents: fc.array(consentTo(asker), { maxLength: 4 }),
})

const situations = askers.chain((asker) => fc.record({
  asker: fc.constant(asker), standing: standingFor(asker), facts: fc.uniqueArray(fc.constantFrom(...FACTS), { minLength: 1, maxLength: 4 }),
}))

const permitted = (asker: Asking, standing: Standing, facts = FACTS): readonly string[] =>
  policies.decide(asker, standing, facts, NOW).permits.map(({ fact }) => fact.id)

describe('the table', () => {
  test('says what CASL says, in twenty thousand situations', () => {
    const abilities = new Map<string, ReturnType<typeof abilityOf>>()
    const abilityFor = ({ agency, role, purpose }: Asking): ReturnType<typeof abilityOf> => {
      const key = `${agency} ${role} ${purpose}`
      const ability = abilities.get(key)
        ?? abilityOf(rulesFor(agency, purpose, grantsFor(agency, role, purpose, EXCHANGES), FIREWALLS))
      abilities.set(key, ability)
      return ability
    }
    let given = 0
    fc.assert(fc.property(situations, ({ asker, standing, facts }) => {
      const { consents, ...attributes } = standing
      const byCasl = facts.filter(({ id, category }) => {
        const scope = { recipient: asker.recipient, purpose: asker.purpose, category, minor: standing.minor }
        return abilityFor(asker).can('disclose', { ...attributes, consent: coverageOf(consents, scope, NOW).state }, id)
      })
      given += byCasl.length
      expect(permitted(asker, standing, facts)).toEqual(byCasl.map(({ id }) => id))
    }), { numRuns: 20_000 })
    expect(given).toBeGreaterThan(1_000)
  })
})

describe('no change for the worse gives more', () => {
  test('a withdrawal never permits what was not permitted', () => {
    let lost = 0
    fc.assert(fc.property(situations, fc.nat(), ({ asker, standing }, which) => {
      const consents = standing.consents.map((record, index) =>
        (index === which % standing.consents.length ? { ...record, withdrawnAt: NOW } : record))
      const before = permitted(asker, standing)
      const after = permitted(asker, { ...standing, consents })
      lost += before.length - after.length
      expect(before).toEqual(expect.arrayContaining([...after]))
    }), { numRuns: 3_000 })
    expect(lost).toBeGreaterThan(0)
  })

  test('nothing is left when the link ends or the case has been closed for ninety days', () => {
    fc.assert(fc.property(situations, ({ asker, standing }) => {
      expect(permitted(asker, { ...standing, linked: false })).toEqual([])
      expect(permitted(asker, { ...standing, closed: true })).toEqual([])
    }), { numRuns: 3_000 })
  })

  test('help is the same whether or not the person prepares a return', () => {
    const help = situations.filter(({ asker }) => asker.purpose === 'ASSISTANCE')
    fc.assert(fc.property(help, ({ asker, standing }) => {
      const during = (stage: Standing['stage']): readonly string[] => permitted(asker, { ...standing, stage })
      expect(during('returnPrepared')).toEqual(during('reflection'))
      expect(during('restitution')).toEqual(during('reflection'))
    }), { numRuns: 1_000 })
  })
})

describe('a look-up', () => {
  test('costs two microseconds a fact or less', () => {
    const asker = named.find(({ agency, purpose }) => agency === 'NEC' && purpose === 'INVESTIGATION') ?? named[0]!
    const standing: Standing = {
      linked: true, residence: 'none', stage: 'reflection', minor: false, vulnerable: false, closed: false,
      reintegrationReporting: false, consents: [],
    }
    const round = (): number => {
      const begun = process.hrtime.bigint()
      for (let times = 0; times < 200; times++) policies.decide(asker, standing, FACTS, NOW)
      return Number(process.hrtime.bigint() - begun) / 1000 / 200 / FACTS.length
    }
    expect(Math.min(...Array.from({ length: 20 }, round))).toBeLessThan(2)
  })
})
