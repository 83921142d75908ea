import type { ControlChange } from './permission.ts'
import type { OversightAct } from './permissions/oversight.ts'

/**
 * The processing that a log must tell of, with who, when and why: direktiv (EU) 2016/680 art. 25, stk. 1;
 * retshåndhævelsesloven § 24. A transfer is a disclosure. Under the GDPR the same is kept (art. 5, stk. 2).
 */
const OPERATIONS = ['collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure'] as const

export type Operation = (typeof OPERATIONS)[number]

/** What a view of one case was: facts of two controllers that are shown together are combined, too. */
export const operationsOfView = (controllersThatGave: number): readonly Operation[] =>
  controllersThatGave > 1 ? ['disclosure', 'combination'] : ['disclosure']

/** What a change of control data is: what is first entered is collected, what stood there is altered. */
export const operationOfChange = (change: ControlChange): Operation => NEW[change] ?? 'alteration'

const NEW: Readonly<Partial<Record<ControlChange, Operation>>> = {
  openCase: 'collection',
  recordDetention: 'collection',
  giveConsent: 'collection',
  showConsents: 'consultation',
}

/** What an officer's act is: entries that leave the gateway are disclosed, all others are looked at. */
export const operationOfOversight = (act: OversightAct): Operation => LEAVES.includes(act) ? 'disclosure' : 'consultation'

const LEAVES: readonly OversightAct[] = ['exportEntries', 'makeReport']
