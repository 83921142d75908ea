import { expect, test } from 'vitest'
import type { Asker } from '../../gateway/cli/ask.ts'
import { envelope } from '../../gateway/cli/reply.ts'
import { showAnswer } from '../../gateway/cli/show-answer.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { aChangingContract } from '../http/a-changing-contract.ts'

test('the command line says what it asks for that goes, and by which day', async () => {
  const contract = await aChangingContract()
  const reply = await contract.ask('query @purpose(is: ASSISTANCE, reason: "en prøve") { case(id: "mira") { oldNumber } }')
  await contract.close()
  const { data, extensions: { receipt, removals = [] } = {} } = envelope.parse(await reply.json())
  const asker = { persona: PERSONAS[0], purpose: 'ASSISTANCE', json: false } as unknown as Asker
  expect(showAnswer(asker, { data, receipt, removals, body: undefined }, ['svaret'])).toMatch(
    /\n\nsvaret\n\nUdgår {2}CaseView\.oldNumber · Varslet 2026-11-22, udgår 2027-06-01: brug `CaseView\.fileNumber`\.\n\nKvittering {2}d-1/)
})
