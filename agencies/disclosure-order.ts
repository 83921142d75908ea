import { hash } from 'node:crypto'
import { compactVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { compactJws, type Signer } from './compact-jws.ts'

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

/** What the signature says that it is. */
const TYPE = 'disclosure-order+jwt'

/** An order lives this long, in seconds, and is taken as long before its time. */
export const ORDER_LIFE = 60

/** Signs the orders of one request at once: one token per order, in the given order. */
export const signOrders = (
  orders: readonly DisclosureOrder[], signer: Signer, issuer: string, at: Date,
): string[] => {
  const bodies = orders.map((order) => Buffer.from(JSON.stringify(order)))
  const { root, paths } = treeOf(bodies.map(leafHash))
  const iat = Math.floor(at.getTime() / 1000)
  const claims = { iss: issuer, iat, exp: iat + ORDER_LIFE, root: root.toString('base64url') }
  const signature = compactJws(TYPE, claims, signer)
  return bodies.map((body, index) => [body.toString('base64url'), encodePath(paths[index] ?? []), signature].join('~'))
}

/** Verifies a token: signature and what it is of, life, path and addressee. @throws when any of them does not hold. */
export const verifyOrder = async (
  token: string, keys: JWTVerifyGetKey, controller: string, at: Date,
): Promise<DisclosureOrder> => {
  const [body = '', path = '', signature = ''] = token.split('~')
  const { payload, protectedHeader } = await compactVerify(signature, keys, { algorithms: ['Ed25519'] })
  if (protectedHeader.typ !== TYPE) throw new Error('the signature is not one of a disclosure order')
  const signed = signedShape.parse(JSON.parse(Buffer.from(payload).toString()))
  const now = at.getTime() / 1000
  if (now > signed.exp || now < signed.iat - ORDER_LIFE) throw new Error('the disclosure order is not in force')
  const bytes = Buffer.from(body, 'base64url')
  if (climb(leafHash(bytes), decodePath(path)).toString('base64url') !== signed.root)
    throw new Error('the disclosure order is not under the signature')
  const order = orderShape.parse(JSON.parse(bytes.toString()))
  if (order.controller !== controller) throw new Error('the disclosure order is for another agency')
  return order
}

interface Step { readonly side: 'l' | 'r'; readonly hash: Buffer }

const sha256 = (...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer')

const leafHash = (body: Buffer): Buffer => sha256(Buffer.of(0), body)
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.of(1), left, right)

interface Tree { readonly root: Buffer; readonly paths: readonly (readonly Step[])[] }

/** Root, and the path of each leaf from below, of a tree that is split as RFC 6962 § 2.1 has it. */
const treeOf = (leaves: readonly Buffer[]): Tree => {
  const [only] = leaves
  if (!only) throw new Error('there is no order to sign')
  if (leaves.length === 1) return { root: only, paths: [[]] }
  const half = 2 ** Math.floor(Math.log2(leaves.length - 1))
  const [left, right] = [treeOf(leaves.slice(0, half)), treeOf(leaves.slice(half))]
  const beside = ({ paths }: Tree, step: Step): Step[][] => paths.map((path) => [...path, step])
  return {
    root: nodeHash(left.root, right.root),
    paths: [...beside(left, { side: 'r', hash: right.root }), ...beside(right, { side: 'l', hash: left.root })],
  }
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
