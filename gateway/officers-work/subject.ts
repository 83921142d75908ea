import { isLeafIndex } from '../trail/leaf-index.ts'

/** A leaf of a log. */
export interface LeafPlace {
  readonly log: string
  readonly leaf: string
}

/** What officers act on: a break-glass, a finding, a sample, or a disclosure that was drawn into one. */
export type Subject =
  | { readonly kind: 'breakGlass' } & LeafPlace
  | { readonly kind: 'finding'; readonly id: string }
  | { readonly kind: 'sample'; readonly id: string }
  | { readonly kind: 'drawn'; readonly sample: string } & LeafPlace

const SHAPE = /^(breakGlass|finding|sample|drawn)((?::[A-Za-z0-9_-]{1,40}){1,3})$/

/** The subject that an id names; undefined when it names none. */
export const parse = (id: string): Subject | undefined => {
  const [, kind, rest = ''] = SHAPE.exec(id) ?? []
  const [first = '', second, third, ...more] = rest.split(':').slice(1)
  if (more.length > 0) return undefined
  if (kind === 'breakGlass' && isLeafIndex(second ?? '') && third === undefined) return { kind, log: first, leaf: second ?? '' }
  if (kind === 'drawn' && isLeafIndex(third ?? '')) return { kind, sample: first, log: second ?? '', leaf: third ?? '' }
  return (kind === 'finding' || kind === 'sample') && second === undefined ? { kind, id: first } : undefined
}

export const breakGlassAt = ({ log, leaf }: LeafPlace): string => `breakGlass:${log}:${leaf}`

export const findingOf = (id: string): string => `finding:${id}`

export const sampleOf = (id: string): string => `sample:${id}`

export const drawnAt = (sample: string, { log, leaf }: LeafPlace): string => `drawn:${sample}:${log}:${leaf}`
