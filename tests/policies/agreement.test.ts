import { expect, test } from 'vitest'
import { holds } from '../../policies/attributes.ts'
import { compareDisclosures } from '../../policies/compare.ts'
import { conditionOf } from '../../policies/compile.ts'
import type { Asking, ConsentRecord, Standing } from '../../policies/decision.ts'
import { explain } from '../../policies/explain.ts'
import { atOnce } from '../../policies/in-steps.ts'
import { faultsOfDocument, OWN_DOCUMENT } from '../../policies/policy-document.ts'
import { compilePolicies } from '../../policies/policy-set.ts'
import { plainReading } from '../../policies/proof/plain-reading.ts'
import { grantsOf } from '../../policies/rule-told.ts'
import { situationOf } from '../../policies/situation-of.ts'
import { isOpen, whoCanSee } from '../../policies/who-can-see.ts'
import { CONSENT_FORMS, RESIDENCE_CATEGORIES, STAGES } from '../../schema/control-data.ts'
import type { Fact } from '../../schema/fact.ts'
import { factNamed } from '../../schema/facts.ts'
import { fc } from '../properties.ts'
import { aConsent, NOW } from './a-case.ts'
import { changedPolicies, type Placed } from './changed-policies.ts'

const ONE_OF: Readonly<Record<string, string>> = { NGO: 'NGO-REDEN', KOM: 'KOM-0101', RG: 'RG-DK' }

const standingFor = (asking: Asking, fact: Fact): fc.Arbitrary<Standing> => fc.record({
  linked: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  closed: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  residence: fc.constantFrom(...RESIDENCE_CATEGORIES), stage: fc.constantFrom(...STAGES),
  minor: fc.boolean(), vulnerable: fc.boolean(), reintegrationReporting: fc.boolean(),
  consents: fc.array(fc.record<Partial<ConsentRecord>>({
    id: fc.uuid(), form: fc.constantFrom(...CONSENT_FORMS), givenBy: fc.constantFrom('dataSubject', 'representative'),
    validUntil: fc.constantFrom(NOW, new Date(NOW.getTime() + 1)), withdrawnAt: fc.constantFrom(null, null, NOW),
  }).map((one) => aConsent(asking.recipient, asking.purpose, { ...one, categories: [fact.category] })), { maxLength: 2 }),
})

const questionAbout = ({ purpose, grant: { recipient: { agency, roles }, controller, facts } }: Placed) =>
  fc.record({ role: fc.constantFrom(...roles), path: fc.constantFrom(...facts) }).chain(({ role, path }) => {
    const asking: Asking = { recipient: ONE_OF[agency] ?? agency, agency, role, purpose }
    const fact = factNamed(`${controller}.${path}`)
    return standingFor(asking, fact).map((standing) => ({ asking, fact, standing }))
  })

const proposed = changedPolicies.filter(({ rules }) => faultsOfDocument(rules).length === 0).chain(({ rules, touched }) => fc.record({
  rules: fc.constant(rules),
  questions: fc.array(fc.constantFrom(...touched).chain(questionAbout), { minLength: 40, maxLength: 40 }),
}))

const before = plainReading(OWN_DOCUMENT.exchanges, OWN_DOCUMENT.firewalls)

test('of policies that somebody could propose decision, plain reading, difference, explanation and readers say the same', () => {
  fc.assert(fc.property(proposed, ({ rules, questions }) => {
    const policies = compilePolicies(rules.exchanges, rules.firewalls)
    const permits = plainReading(rules.exchanges, rules.firewalls)
    const differences = atOnce(compareDisclosures(OWN_DOCUMENT, rules))
    for (const { asking, fact, standing } of questions) {
      const situation = situationOf(asking, standing, fact.category, NOW)
      const decision = policies.decide(asking, standing, [fact], NOW)
      const { permits: [permit], withholdings: [withheld] } = decision
      const [was, is] = [before(asking, standing, fact, NOW), permits(asking, standing, fact, NOW)]
      expect(permit !== undefined).toBe(is)

      const told = differences.filter((one) => one.fact === fact && one.agency === asking.agency && one.purpose === asking.purpose
        && one.roles.includes(asking.role) && one.when.some((condition) => holds(condition, situation)))
      expect(told.map(({ kind }) => kind)).toEqual(was === is ? [] : [is ? 'newlyPermitted' : 'newlyRefused'])

      const ways = atOnce(whoCanSee(fact, rules)).filter((way) => way.agency === asking.agency && way.purpose === asking.purpose
        && way.roles.includes(asking.role) && isOpen(way, fact, asking.recipient, standing, NOW))
      for (const way of ways) expect([way.exchange, way.legalBases, way.consent !== 'none'])
        .toEqual([permit?.exchange, permit?.legalBases, permit?.consent !== null])
      expect(ways.length > 0).toBe(is)

      const sentences = explain(decision, { asking, standing, at: NOW }, rules)[0]?.sentences ?? []
      if (withheld?.remedy) expect(sentences).toContainEqual(withheld.remedy)
      const sources = grantsOf(fact, asking, rules).filter(({ id, grant }) => id === permit?.exchange && holds(conditionOf(grant), situation))
        .map(({ grant }) => `${permit?.exchange} tillader det (${grant.source}).`)
      if (permit) expect(sources).toContain(sentences[1]?.da)

      const elsewhere = STAGES.some((stage) => permits(asking, {
        ...standing, stage, consents: (['dataSubject', 'representative'] as const).map((givenBy) =>
          aConsent(asking.recipient, asking.purpose, { givenBy, categories: [fact.category] })),
      }, fact, NOW))
      if (withheld?.because === 'CONDITION_NOT_MET' && withheld.remedy) expect(elsewhere).toBe(true)
    }
  }), { numRuns: 12 })
})
