import { expect, test } from 'vitest'
import { readAnswer } from '../../client/answer.ts'
import { aChangingContract } from '../http/a-changing-contract.ts'

test('an agency\'s system is warned of what its operation uses that goes, beside the answer; and of nothing else', async () => {
  const contract = await aChangingContract()
  const read = async (fields: string) =>
    readAnswer(await contract.ask(`query @purpose(is: ASSISTANCE, reason: "en prøve") { case(id: "mira") { ${fields} } }`))
  expect(await read('oldNumber')).toMatchObject({
    ok: true, data: { case: { oldNumber: '42' } },
    removals: [{ place: 'CaseView.oldNumber', announced: '2026-11-22', on: '2027-06-01', instead: 'CaseView.fileNumber' }],
  })
  expect(await read('fileNumber')).toMatchObject({ ok: true, removals: [] })
  await contract.close()
})
