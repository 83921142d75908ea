import { describe, expect, test } from 'vitest'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { explain } from '../../policies/explain.ts'
import type { Forbidding } from '../../policies/firewall.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { compilePolicies, createPolicySet } from '../../policies/policy-set.ts'
import { prove } from '../../policies/proof/prove.ts'
import { ASKERS } from '../../policies/proof/questions.ts'
import type { Asking, Standing } from '../../policies/decision.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'
import { ROLES } from '../../schema/role.ts'
import { aConsent, asking, aStanding, NOW } from './a-case.ts'

const policies = createPolicySet()

const explained = (asker: Asking, standing: Standing, fact: string) =>
  explain(policies.decide(asker, standing, [factNamed(fact)], NOW), { asking: asker, standing, at: NOW })[0]!

/** Of what X14 and X15 give, under one more firewall. */
const explainedUnder = (forbids: Pick<Forbidding, 'when'>, standing: Standing, fact: string) => {
  const firewalls = [...FIREWALLS, { id: 'F15', says: { da: 'Ny.', en: 'New.' }, source: 'new', forbids: [
    { recipients: ['UDLST'], purposes: ['RESIDENCE_DECISION'], facts: [fact], ...forbids } satisfies Forbidding,
  ] }]
  const decision = compilePolicies(EXCHANGES, firewalls).decide(caseworker, standing, [factNamed(fact)], NOW)
  const said = explain(decision, { asking: caseworker, standing, at: NOW }, { exchanges: EXCHANGES, firewalls })[0]?.sentences
  return { ...decision.withholdings[0]!, said }
}

const shelter = asking('NGO-REDEN', 'contactPerson', 'ASSISTANCE')
const caseworker = asking('UDLST', 'caseworker', 'RESIDENCE_DECISION')

describe('a decision is explained', () => {
  test('to the shelter: exchange, basis, consent and what lifts the duty of secrecy', () => {
    const { sentences, ...rest } = explained(shelter, aStanding({ consents: [aConsent('NGO-REDEN', 'ASSISTANCE')] }), 'CMM.needs.language')
    expect(rest).toMatchObject({ permitted: true, exchange: 'X11', firewall: null, consent: { id: 'consent', version: 1 } })
    expect(sentences.map(({ da }) => da)).toEqual([
      'Organisation med kontrakt med CMM (kontaktperson) kan få »Behov · Sprog« fra Center mod Menneskehandel til formålet »Bistand og støtte«.',
      'X11 tillader det (HP19 · Bistand og støtte; STROM kap. 5 · Informeret aftale og valg).',
      'Behandlingsgrundlag: GDPR art. 6, stk. 1, litra e; GDPR art. 9, stk. 2, litra a; GDPR art. 9, stk. 2, litra h; serviceloven; barnets lov.',
      'Det hviler på samtykke consent, udgave 1, som gælder til 01.01.2027 kl. 01.00.',
      'Tavshedspligten viger efter forvaltningsloven § 28, stk. 1 og stk. 2, nr. 1; GDPR art. 7.',
    ])
  })

  test('that rests on no consent, says so', () => {
    expect(explained(caseworker, aStanding(), 'NEC.hearingDate').sentences.map(({ en }) => en)).toContain(
      'No consent is needed: law or the action plan orders the disclosure.')
  })

  test('of a fact without consent, with what would release it', () => {
    const { sentences, permitted, exchange } = explained(shelter, aStanding(), 'CMM.riskLevel')
    expect({ permitted, exchange }).toEqual({ permitted: false, exchange: 'X11' })
    expect(sentences.map(({ en }) => en)).toEqual([
      'Organisation under contract with CMM (contact person) does not get “How great the danger is” from Centre against Human '
        + 'Trafficking for “Help and support”.',
      'There is no consent that covers it.',
      'A consent can release the fact. It is given to the contact person at CMM.',
    ])
  })

  test('of a return without a consent in writing asks for one in writing', () => {
    const iom = asking('IOM', 'caseworker', 'PREPARED_RETURN')
    const standing = aStanding({ stage: 'returnPrepared', consents: [aConsent('IOM', 'PREPARED_RETURN', { form: 'spoken' })] })
    expect(explained(iom, standing, 'CMM.returnWish').sentences.at(-1)).toEqual({
      da: 'Et skriftligt samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.',
      en: 'A consent in writing can release the fact. It is given to the contact person at CMM.',
    })
  })

  test('of a stage that is not reached names the stage', () => {
    expect(explained(caseworker, aStanding({ stage: 'presumed' }), 'NEC.hearingDate').sentences.at(-1)?.en)
      .toBe('Can be given when the stage of the case is: reflection period.')
  })

  test('of a stage says nothing where a firewall asks about the person, too: it would tell that something of her is why', () => {
    expect(explainedUnder({ when: { minor: [true] } }, aStanding({ minor: true }), 'NEC.hearingDate'))
      .toMatchObject({ because: 'CONDITION_NOT_MET', rule: 'F15', remedy: null })
  })

  test('names no stage at which a firewall withholds it', () => {
    const opened = compilePolicies(EXCHANGES.map((one) => (one.purpose !== 'RESIDENCE_DECISION' ? one : {
      ...one, exchanges: one.exchanges.map((row) => ({ ...row, grants: row.grants.map((grant) => ({ ...grant, when: { stage: ['reflection', 'returnPrepared'] as const } })) })),
    })), [...FIREWALLS, { id: 'F15', says: { da: 'Ny.', en: 'New.' }, source: 'new', forbids: [
      { recipients: ['UDLST'], purposes: ['RESIDENCE_DECISION'], facts: ['NEC.hearingDate'], when: { stage: ['returnPrepared'] } },
    ] }])
    expect(opened.decide(caseworker, aStanding({ stage: 'returnPrepared' }), [factNamed('NEC.hearingDate')], NOW).withholdings[0]?.remedy?.en)
      .toBe('Can be given when the stage of the case is: reflection period.')
  })

  test('asks for a consent in writing where a firewall does, as the decision does', () => {
    const spoken = aStanding({ consents: [aConsent('UDLST', 'RESIDENCE_DECISION', { form: 'spoken' })] })
    const { remedy, said } = explainedUnder({ when: { consent: ['absent', 'spoken'] } }, spoken, 'CMM.returnWish')
    expect(remedy?.en).toBe('A consent in writing can release the fact. It is given to the contact person at CMM.')
    expect(said?.at(-1)).toEqual(remedy)
  })

  test('cites what the arrow that holds was made for: of an adult not what is said of minors', () => {
    const adult = aStanding({ residence: 'lawful', vulnerable: true, consents: [aConsent('KOM-0101', 'ASSISTANCE')] })
    expect(explained(asking('KOM-0101', 'caseworker', 'ASSISTANCE'), adult, 'CMM.needs.language').sentences[1]?.da)
      .toBe('X13 tillader det (HP19 · Oversigt · Børne- og Socialministeriet).')
  })

  test('that a firewall made names it and its source, and no way around it', () => {
    const { firewall, exchange, sentences } = explained(shelter, aStanding(), 'CMM.safeHouseAddress')
    expect({ firewall, exchange }).toEqual({ firewall: 'F2', exchange: null })
    expect(sentences.at(-1)?.da).toBe('F2: Adressen på et beskyttet opholdssted gives til ingen, undtagen til politiet, '
      + 'når liv eller helbred er i fare. (STROM kap. 5 · Sikkerhed, inklusive en risikovurdering).')
  })

  test('to the police tells no withdrawal', () => {
    const withdrawn = aStanding({ consents: [aConsent('NEC', 'INVESTIGATION', { withdrawnAt: new Date('2026-03-01T00:00:00Z') })] })
    const { sentences } = explained(asking('NEC', 'investigator', 'INVESTIGATION'), withdrawn, 'CMM.willingToTestify')
    expect(sentences.map(({ da }) => da).join(' ')).not.toContain('trukket')
    expect(sentences[1]?.da).toBe('Der er ikke samtykke.')
  })

  test('tells of a refusal no more than its reason and its remedy do, in whatever case', () => {
    const told = new Map<string, string>()
    const police = ASKERS.filter(({ agency, role, purpose }) =>
      agency === 'NEC' && ROLES.includes(role) && ['INVESTIGATION', 'IDENTIFICATION'].includes(purpose))
    const differing: string[] = []
    prove(policies, [], police, FACTS.filter(({ controller }) => controller === 'CMM'), ({ asking: asker, standing, fact, withholding, decision }) => {
      if (!withholding) return
      const key = JSON.stringify([asker, fact.id, withholding.because, withholding.remedy])
      const said = JSON.stringify(explain(decision, { asking: asker, standing, at: NOW }))
      if (said !== (told.get(key) ?? said)) differing.push(key)
      told.set(key, said)
    })
    expect(told.size).toBeGreaterThan(100)
    expect(differing).toEqual([])
  })

  test('of the other assessor, and in danger, adds what the recipient must know', () => {
    const other = explained(asking('UDLST', 'assessor', 'IDENTIFICATION'), aStanding(), 'CMM.assessmentDecision')
    expect(other.sentences.at(-1)?.en).toContain('shown as not deciding')
    const danger = explained(asking('NEC', 'investigator', 'VITAL_INTERESTS'), aStanding(), 'CMM.safeHouseAddress')
    expect(danger.sentences.at(-1)?.da).toBe('De dataansvarlige får straks besked, og opslaget gennemgås inden 72 timer.')
  })
})
