import { DRAWING_RULE, type Stratum } from '../../policies/sampling/draw.ts'
import type { OfficerAct } from '../officers-work/officer-act.ts'

/** The first leaves of a log: those that a population lies within. */
export interface LogBound {
  readonly log: string
  readonly size: string
}

/** What is laid down of a sample before anybody can know what it draws. */
export interface Commitment {
  readonly rule: string
  /** Whose officers draw: of the disclosures in which this party took part. */
  readonly overseer: string
  readonly from: Date
  readonly until: Date
  readonly strata: readonly Stratum[]
  readonly bounds: readonly LogBound[]
  /** SHA-256 of the nonce's hex text, in hex. */
  readonly nonceHash: string
}

/** As the leaf says it: each stratum as `recipient/purpose/role/size`, each bound as `log:size`, `*` for all. */
export const detailsOf = ({ rule, overseer, from, until, strata, bounds, nonceHash }: Commitment) => ({
  rule, overseer, from: from.toISOString(), until: until.toISOString(), nonceHash,
  strata: strata.map(({ recipient, purpose, role, size }) => [recipient ?? '*', purpose ?? '*', role ?? '*', size].join('/')),
  bounds: bounds.map(({ log, size }) => `${log}:${size}`),
})

/** The commitment that an act says; undefined when it is none, or of a rule that this release does not draw by. */
export const commitmentIn = ({ act, details }: OfficerAct): Commitment | undefined => {
  if (act !== 'commitSample' || details['rule'] !== DRAWING_RULE) return undefined
  const text = (name: string): string => String(details[name])
  const list = (name: string): readonly string[] => (Array.isArray(details[name]) ? details[name] as readonly string[] : [])
  return {
    rule: text('rule'), overseer: text('overseer'), nonceHash: text('nonceHash'),
    from: new Date(text('from')), until: new Date(text('until')),
    strata: list('strata').map((one) => {
      const [recipient, purpose, role, size] = one.split('/')
      return { recipient: named(recipient), purpose: named(purpose), role: named(role), size: Number(size) }
    }),
    bounds: list('bounds').map((one) => ({ log: one.slice(0, one.lastIndexOf(':')), size: one.slice(one.lastIndexOf(':') + 1) })),
  }
}

const named = (value: string | undefined): string | null => (value === undefined || value === '*' ? null : value)
