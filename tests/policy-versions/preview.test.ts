import { expect, test } from 'vitest'
import type { Bound, Planned } from '../../gateway/pipeline/stages.ts'
import { createPreviewCase } from '../../gateway/policies/preview-case.ts'
import { createMakeChange } from '../../gateway/registry/make-change.ts'
import type { Entry } from '../../gateway/trail/entry.ts'

test('P10: the leaf of a preview says one version, the one that decided, though another comes in force in that instant', async () => {
  const leaves: Entry[] = []
  const makeChange = createMakeChange({
    trail: { append: async ({ entries }: { entries: Entry[] }) => {
      leaves.push(...entries)
      return { log: 'g', leaves: [1n], stood: true }
    } },
    requireActive: async () => undefined, policyVersion: () => 'the next', now: () => new Date(), events: { changed: () => undefined },
  } as never)
  const planned = {
    policyVersion: 'the one before', cases: [{ controlled: { handle: 'h', fileNumber: '26-1', id: 'c', version: 1 }, decision: { permits: [], withholdings: [] } }],
  } as unknown as Planned
  const bound = {
    disclosureId: 'd', reason: 'opslag', asking: { purpose: 'ASSISTANCE', agency: 'NGO', recipient: 'NGO-REDEN' },
    authenticated: { party: 'NGO-REDEN', client: 'c', employee: 'e', role: 'caseworker' },
  } as Bound
  await createPreviewCase({ plan: async () => planned, makeChange })(bound, { id: 'h', fileNumber: null, fields: ['cmm.riskLevel'] })
  expect(leaves).toMatchObject([{ change: 'previewCase', policyVersion: 'the one before', details: { version: 'the one before' } }])
})
