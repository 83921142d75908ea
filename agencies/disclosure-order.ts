import { createHash } from 'node:crypto'
import { CompactSign, compactVerify, type CryptoKey, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

/**
 * The disclosure order: what an agency needs to check, refuse and log an ask by itself (design: agencies and their real
 * protocols). The orders of one request share one signature (JWS, RFC 7515) over their Merkle root (RFC 6962 hashing);
 * each agency gets its own order and its path, and so learns nothing of what another was asked.
 */
const orderShape = z.strictObject({
  disclosureId: z.string(),
  /** The party that is asked; an agency refuses an order for another. */
  controller: z.string(),
  /** The party that will receive, the employee acting for it, and as what. */
  recipient: z.string(),
  actor: z.string(),
  role: z.string(),
  purpose: z.string(),
  exchanges: z.array(z.string()),
  legalBases: z.array(z.string()),
  /** Cases that are asked for the same facts stand together. */
  asks: z.array(z.strictObject({ facts: z.array(z.string()), fileNumbers: z.array(z.string()) })),
})

export type DisclosureOrder = z.infer<typeof orderShape>

const signedShape = z.object({ root: z.string(), iat: z.number(), exp: z.number(), iss: z.string() })

/** An order lives this long, in seconds. */
const LIFETIME = 60

/** Signs the orders of one request at once: one token per order, in the given order. */
export const signOrders = async (
  orders: readonly DisclosureOrder[], key: CryptoKey, kid: string, issuer: string, at: Date,
): Promise<string[]> => {
  const bodies = orders.map((order) => Buffer.from(JSON.stringify(order)))
  const leaves = bodies.map(leafHash)
  const iat = Math.floor(at.getTime() / 1000)
  const claims = { iss: issuer, iat, exp: iat + LIFETIME, root: rootOf(leaves).toString('base64url') }
  const signature = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'Ed25519', typ: 'disclosure-order+jwt', kid })
    .sign(key)
  return bodies.map((body, index) =>
    [body.toString('base64url'), encodePath(pathOf(index, leaves)), signature].join('~'))
}

/** Verifies a token: signature, life, path and addressee. @throws when any of them does not hold. */
export const verifyOrder = async (
  token: string, keys: JWTVerifyGetKey, controller: string, at: Date,
): Promise<DisclosureOrder> => {
  const [body = '', path = '', signature = ''] = token.split('~')
  const { payload } = await compactVerify(signature, keys, { algorithms: ['Ed25519'] })
  const signed = signedShape.parse(JSON.parse(Buffer.from(payload).toString()))
  const now = at.getTime() / 1000
  if (now > signed.exp || now < signed.iat - LIFETIME) throw new Error('the disclosure order is not in force')
  const bytes = Buffer.from(body, 'base64url')
  if (climb(leafHash(bytes), decodePath(path)).toString('base64url') !== signed.root)
    throw new Error('the disclosure order is not under the signature')
  const order = orderShape.parse(JSON.parse(bytes.toString()))
  if (order.controller !== controller) throw new Error('the disclosure order is for another agency')
  return order
}

interface Step { readonly side: 'l' | 'r'; readonly hash: Buffer }

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const leafHash = (body: Buffer): Buffer => sha256(Buffer.of(0), body)
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right)

const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves
  if (!only) throw new Error('there is no order to sign')
  if (leaves.length === 1) return only
  const k = split(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

const pathOf = (index: number, leaves: readonly Buffer[]): Step[] => {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...pathOf(index, leaves.slice(0, k)), { side: 'r', hash: rootOf(leaves.slice(k)) }]
    : [...pathOf(index - k, leaves.slice(k)), { side: 'l', hash: rootOf(leaves.slice(0, k)) }]
}

const climb = (leaf: Buffer, path: readonly Step[]): Buffer =>
  path.reduce((hash, step) => (step.side === 'l' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)), leaf)

const encodePath = (path: readonly Step[]): string =>
  path.map((step) => step.side + step.hash.toString('base64url')).join('.')

const decodePath = (path: string): Step[] =>
  path === '' ? [] : path.split('.').map((step) => ({
    side: step.startsWith('l') ? 'l' : 'r',
    hash: Buffer.from(step.slice(1), 'base64url'),
  }))
