import { z } from 'zod'
import { ACTION_PLANS } from '../../policies/action-plans.ts'
import { TooManySituations } from '../../policies/decision-table.ts'
import { atOnce, type InSteps } from '../../policies/in-steps.ts'
import type { PolicyRules } from '../../policies/policy-data.ts'
import { faultsOfDocument, OWN_DOCUMENT, type MadePolicies } from '../../policies/policy-document.ts'
import { policySetOf, versionOf, writtenPolicies } from '../../policies/policy-set.ts'
import { inTurns } from '../in-turns.ts'
import { jsonIn } from '../json-in.ts'
import { isReadable } from '../unreadable.ts'

/** Officers approve what they read. */
const words = z.string().refine(isReadable, 'has what nobody can read')

const condition = z.record(words, z.array(z.union([words, z.boolean()])))
const names = z.array(words)

const grant = z.strictObject({
  recipient: z.strictObject({ agency: words, roles: names }),
  controller: words,
  facts: names,
  when: condition.optional(),
  consent: words,
  source: words,
})
const exchange = z.strictObject({ id: words, grants: z.array(grant) })
const firewall = z.strictObject({
  id: words,
  says: z.strictObject({ da: words, en: words }),
  source: words,
  forbids: z.array(z.strictObject({ recipients: names, purposes: names, facts: names, when: condition.optional() })),
})
const shape = z.strictObject({
  exchanges: z.array(z.strictObject({ purpose: words, exchanges: z.array(exchange) })),
  firewalls: z.array(firewall),
})

export type ReadDocument = { readonly policies: MadePolicies } | { readonly faults: readonly string[] }

/** A document as it is proposed: read, checked name by name, and made; or its faults, in words for those who write it. */
export const readDocument = async (text: string): Promise<ReadDocument> => {
  const read = shape.safeParse(jsonIn(text))
  if (!read.success) return { faults: read.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`) }
  // the names are checked next: a document without faults is one of the contract's own names
  const document = read.data as unknown as PolicyRules
  const faults = faultsOfDocument(document)
  if (faults.length > 0) return { faults }
  try {
    return { policies: await inTurns(madeOf(document)) }
  } catch (error) {
    if (error instanceof TooManySituations) return { faults: [error.message] }
    throw error
  }
}

/** The bytes that a document's version is the hash of, under this release. */
export const contentOf = ({ exchanges, firewalls }: PolicyRules): string => writtenPolicies(exchanges, firewalls)

const madeOf = function* ({ exchanges, firewalls }: PolicyRules): InSteps<MadePolicies> {
  return { data: { exchanges, firewalls, plans: ACTION_PLANS }, set: yield* policySetOf(exchanges, firewalls) }
}

/** The policies of this release, made before anything waits for them. */
export const OWN_POLICIES = atOnce(madeOf(OWN_DOCUMENT))

/** What a version's content makes; undefined when it is not its content, or rests on law that this release does not have. */
export const policiesOf = async (version: string, content: string): Promise<MadePolicies | undefined> => {
  if (versionOf(content) !== version) return undefined
  if (version === OWN_POLICIES.set.version) return OWN_POLICIES
  const { exchanges, firewalls } = JSON.parse(content) as PolicyRules
  return contentOf({ exchanges, firewalls }) === content ? inTurns(madeOf({ exchanges, firewalls })) : undefined
}
