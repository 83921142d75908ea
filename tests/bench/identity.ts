import { hash } from 'node:crypto'
import { createAccessTokenVerifier, type AccessTokenVerifier } from '../../gateway/identity/access-token-verifier.ts'
import { createProofVerifier } from '../../gateway/identity/dpop-proof.ts'
import { AT, ditte, NOW } from '../identity/an-issuer.ts'
import { HOSTILE_PROOFS, prove, REQUEST } from '../identity/hostile-proofs.ts'
import { HOSTILE_TOKENS, issuer, stranger, trusted } from '../identity/hostile-tokens.ts'
import { medianOf } from './quantiles.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:identity` runs: what it costs to know a sender, and what the most hostile input costs. */
const ROUNDS = 9

/** CPU microseconds a call: the median of some rounds. */
const costOf = async <T>(inputs: readonly T[], call: (input: T) => Promise<unknown>): Promise<number> => {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = process.cpuUsage()
    for (const input of inputs) await call(input)
    const { user, system } = process.cpuUsage(started)
    rounds.push((user + system) / inputs.length)
  }
  return medianOf(rounds)
}

const verifier = (): AccessTokenVerifier =>
  createAccessTokenVerifier({ issuers: () => trusted, audience: 'urn:samsyn:gateway', clock: () => NOW })

const several = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

const newTokens = async (alg: 'Ed25519' | 'ES256' | 'PS256'): Promise<number> => {
  const tokens = await several(200, (index) => issuer.sign({ ...ditte(issuer.issuer), jti: `${alg}-${index}`, iat: AT - 10 }, { alg }))
  let one = verifier()
  await one.verify(tokens[0] ?? '')
  return costOf(tokens, async (token) => {
    if (token === tokens[0]) one = verifier()
    await one.verify(token)
  })
}

/** Milliseconds of the slowest, and which it was. */
const slowest = async (hostile: readonly (readonly [string, string, () => Promise<string>])[], verify: (text: string) => Promise<unknown>) => {
  const took: { what: string; milliseconds: number }[] = []
  for (const [what, , make] of hostile) {
    const text = await make()
    await verify(text).catch(() => undefined)
    const started = performance.now()
    await verify(text).catch(() => undefined)
    took.push({ what, milliseconds: performance.now() - started })
  }
  return took.toSorted((a, b) => b.milliseconds - a.milliseconds)[0]
}

const seen = verifier()
const known = await issuer.sign(ditte(issuer.issuer))
await seen.verify(known)
const verifyProof = createProofVerifier()
const proofs = await several(200, () => prove())

const rows: [string, number][] = [
  ['a token that was seen before', await costOf(Array<string>(2_000).fill(known), seen.verify)],
  ['a new token, Ed25519', await newTokens('Ed25519')],
  ['a new token, ES256', await newTokens('ES256')],
  ['a new token, PS256', await newTokens('PS256')],
  ['a proof of a key that was seen before, ES256', await costOf(proofs, (proof) => verifyProof(proof, REQUEST, NOW))],
  ['of which a SHA-256 of the token', await costOf(Array<string>(2_000).fill(known), async (token) => hash('sha256', token))],
]
const hostile = [
  await slowest(HOSTILE_TOKENS, verifier().verify),
  await slowest(HOSTILE_PROOFS, (proof) => verifyProof(proof, REQUEST, NOW)),
]

process.stdout.write([
  machine(),
  '',
  table(['what', 'CPU µs'], rows.map(([what, cost]) => [what, fixed(cost, 1)])),
  '',
  table(['the slowest of all hostile inputs', 'ms'], hostile.map((one) => [one?.what ?? '', fixed(one?.milliseconds ?? NaN, 2)])),
  '',
].join('\n'))
await Promise.all([issuer.close(), stranger.close()])
