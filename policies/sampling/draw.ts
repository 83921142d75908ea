import { createHash, createHmac } from 'node:crypto'
import { EXPLANATIONS, type Candidate, type ChangeMade } from './explanations.ts'

/** The rule by which samples are drawn: a new one has a new name, and leaves what was drawn by this one as it was. */
export const DRAWING_RULE = 'samsyn-sample/v1'

/** A part of a sample: of the disclosures that fit, so many. What is null fits all. */
export interface Stratum {
  readonly recipient: string | null
  readonly purpose: string | null
  readonly role: string | null
  readonly size: number
}

export interface Drawn {
  readonly candidate: Candidate
  readonly stratum: number
}

export interface Draw {
  /** Disclosures in the period that fit a stratum, and how many of them each rule explains. */
  readonly population: number
  readonly explained: Readonly<Record<string, number>>
  readonly drawn: readonly Drawn[]
}

/** What nobody knows before: the officer's nonce, and the root of a checkpoint made after the commitment. Hex. */
export interface Chance {
  readonly nonce: string
  readonly log: string
  readonly size: string
  readonly root: string
}

/** The seed of a draw. No one of officer, operator and witnesses knows both halves before the checkpoint stands. */
export const seedOf = ({ nonce, log, size, root }: Chance): Buffer =>
  createHash('sha256').update(`${DRAWING_RULE}\n${nonce}\n${log}\n${size}\n${root}\n`).digest()

/** What a nonce is committed to by: SHA-256 of its hex text, in hex. */
export const commitmentToNonce = (nonce: string): string => createHash('sha256').update(nonce).digest('hex')

/**
 * Draws, in each stratum, the disclosures with the smallest HMAC-SHA256(seed, `log:leaf`): each as likely as any other, in
 * whatever order they come. A disclosure belongs to the first stratum that it fits; what a rule explains is left out.
 */
export const drawSample = (
  candidates: readonly Candidate[], changes: readonly ChangeMade[], strata: readonly Stratum[], seed: Buffer,
): Draw => {
  const byCase = new Map<string, ChangeMade[]>()
  for (const change of changes) byCase.set(keyOf(change), [...byCase.get(keyOf(change)) ?? [], change])
  const explained: Record<string, number> = Object.fromEntries(EXPLANATIONS.map(({ id }) => [id, 0]))
  const open: (Drawn & { readonly score: string })[] = []
  let population = 0
  for (const candidate of candidates) {
    const stratum = strata.findIndex((one) => fits(one, candidate))
    if (stratum < 0) continue
    population += 1
    const ofCase = candidate.handle === null ? [] : byCase.get(keyOf(candidate)) ?? []
    const explanation = EXPLANATIONS.find(({ explains }) => explains(candidate, ofCase))
    if (explanation) explained[explanation.id] = (explained[explanation.id] ?? 0) + 1
    else open.push({ candidate, stratum, score: scoreOf(seed, candidate) })
  }
  const drawn = strata.flatMap(({ size }, index) => open.filter(({ stratum }) => stratum === index)
    .sort((one, other) => (one.score < other.score ? -1 : 1)).slice(0, size)
    .map(({ candidate, stratum }) => ({ candidate, stratum })))
  return { population, explained, drawn }
}

const keyOf = ({ recipient, employee, handle }: Pick<Candidate, 'recipient' | 'employee' | 'handle'>): string =>
  JSON.stringify([recipient, employee, handle])

const fits = ({ recipient, purpose, role }: Stratum, candidate: Candidate): boolean =>
  (recipient === null || recipient === candidate.recipient) && (purpose === null || purpose === candidate.purpose)
  && (role === null || role === candidate.role)

const scoreOf = (seed: Buffer, { log, leaf }: Candidate): string =>
  createHmac('sha256', seed).update(`${log}:${leaf}`).digest('hex')
