import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createLocalJWKSet } from 'jose'
import { describe, expect, test } from 'vitest'
import { verifyOrder } from '../../agencies/disclosure-order.ts'
import { trailVectors } from '../../build/trail-vectors/trail-vectors.ts'
import { saltsOf, commitmentOf } from '../../gateway/trail/commitment.ts'
import { givenFacts, type DisclosureEntry, type Entry } from '../../gateway/trail/entry.ts'
import { checkBundle } from '../../verify/bundle/check-bundle.ts'
import { openCheckpoint } from '../../verify/checkpoint.ts'
import { readTrustedKey } from '../../verify/note.ts'
import { checkReceipt } from '../../verify/receipt.ts'
import { checkConsistency, checkInclusion } from '../../verify/tlog-proof.ts'
import { createTreeHash, hashLeaf, leafInput } from '../../verify/tree-hash.ts'

const read = (file: string): string => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8')

const vectors = JSON.parse(read('trail-vectors.json')) as typeof import('../../docs/trail-vectors.json')
const trust = {
  logs: vectors.trust.logs.map(readTrustedKey), witnesses: vectors.trust.witnesses.map(readTrustedKey), quorum: vectors.trust.quorum,
}
const entries = vectors.leaves.map(({ entry }) => JSON.parse(entry) as Entry)

describe('the examples of the trail', () => {
  test('are what the gateway\'s own code makes, to the byte: `npm run docs` writes them', async () => {
    expect(read('trail-vectors.json')).toBe(await trailVectors())
  })

  test('have leaves, roots and proofs that the stand-alone verifier computes too', () => {
    const hashes = vectors.leaves.map(({ entry }) => hashLeaf(leafInput(Buffer.from(entry))))
    const tree = createTreeHash()
    const roots = [tree.root(), ...hashes.map((hash) => (tree.add(hash), tree.root()))]
    expect(hashes.map((hash) => hash.toString('base64'))).toEqual(vectors.leaves.map(({ hash }) => hash))
    expect(roots.map((root) => root.toString('base64'))).toEqual(vectors.roots)
    const later = openCheckpoint(vectors.checkpoints.later, trust)
    expect(later).toMatchObject({ size: hashes.length, witnesses: ['at.example/witness', 'cmm.example/witness'] })
    for (const [index, { proof }] of vectors.leaves.entries()) expect(checkInclusion(hashes[index] as Buffer, index, proof, trust)).toEqual(later)
    expect(checkConsistency(openCheckpoint(vectors.checkpoints.earlier, trust), vectors.consistency, trust)).toEqual(later)
  })

  test('have a receipt whose commitments are those of the values that were answered', () => {
    const { salt, values, salts } = vectors.commitments
    expect(checkReceipt(JSON.stringify(vectors.receipt), trust).leaves).toMatchObject([{ origin: 'samsyn.example/vector', index: 1 }])
    expect(saltsOf(Buffer.from(salt, 'base64url'), salts.length)).toEqual(salts)
    expect(givenFacts(entries[1] as DisclosureEntry).map(({ field, commitment }) => [field, commitment]))
      .toEqual(Object.entries(values).map(([field, value], index) => [field, commitmentOf(value, salts[index] ?? '')]))
  })

  test('have a bundle that the stand-alone verifier believes: one entry whole, one a part', async () => {
    expect(await checkBundle(Readable.from([Buffer.from(vectors.bundle)]), trust)).toEqual({ origin: 'samsyn.example/vector', whole: 1, parts: 1, unproven: 0 })
  })

  test('have an order for each of three agencies, which it alone accepts; `docs/holding-facts.md` shows the first', async () => {
    const { keys, at, orders } = vectors.orders
    const verify = (token: string, controller: string) => verifyOrder(token, createLocalJWKSet({ keys }), controller, new Date(at))
    const shown = /```json\n([^`]+)```/.exec(read('holding-facts.md'))?.[1] ?? ''
    expect(JSON.parse(shown)).toEqual(orders[0]?.order)
    for (const { order, token } of orders) expect(await verify(token, order.controller)).toEqual(order)
    await expect(verify(orders[0]?.token ?? '', 'SKAT')).rejects.toThrow('the disclosure order is for another agency')
  })
})

describe('`docs/trail.md`', () => {
  test('shows one of those checkpoints, and names each kind of leaf', () => {
    expect(read('trail.md')).toContain(`\`\`\`\n${vectors.checkpoints.earlier}\`\`\`\n`)
    for (const { kind } of entries) expect(read('trail.md')).toContain(`\`${kind}\``)
  })
})
