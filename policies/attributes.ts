import { RESIDENCE_CATEGORIES, STAGES } from '../schema/control-data.ts'

/** How the person has consented to the disclosure of a fact of this category; `absent` when no record covers it (F8, F9). */
const CONSENT_STATES = ['absent', 'spoken', 'inWriting'] as const

export type ConsentState = (typeof CONSENT_STATES)[number]

/** All that a rule may ask about a case: a closed list of closed lists, every one always present (P4). */
export const ATTRIBUTES = {
  linked: [true, false],
  closed: [false, true],
  residence: RESIDENCE_CATEGORIES,
  stage: STAGES,
  minor: [false, true],
  vulnerable: [false, true],
  reintegrationReporting: [false, true],
  consent: CONSENT_STATES,
} as const

export type Attribute = keyof typeof ATTRIBUTES

export const ATTRIBUTE_NAMES = Object.keys(ATTRIBUTES) as readonly Attribute[]

/** One value of every attribute: what a rule is tried on. */
export type Situation = { readonly [A in Attribute]: (typeof ATTRIBUTES)[A][number] }

/** Holds where each attribute named has one of the values listed. */
export type Condition = { readonly [A in Attribute]?: readonly Situation[A][] }

export const holds = (condition: Condition, situation: Situation): boolean =>
  ATTRIBUTE_NAMES.every((name) => {
    const values: readonly unknown[] | undefined = condition[name]
    return values === undefined || values.includes(situation[name])
  })
