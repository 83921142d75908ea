import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRandom } from '../../prisma/seed/random.ts'
import { dumpHeader, dumpRecord } from '../../verify/dump.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { aHolder } from './a-holder.ts'
import { aLongLog, type LongLog, type Row } from './proof/a-long-log.ts'
import { CHANGES, resigned } from './proof/changes.ts'

/** Leaves; of each change so many places, drawn with a fixed seed. `npm run prove:trail` makes each at every leaf. */
const LEAVES = 10_000
const PLACES = 3

let database: TestDatabase
let log: LongLog
let holder: Awaited<ReturnType<typeof aHolder>>
let kept: string

beforeAll(async () => {
  database = await aDatabase()
  log = await aLongLog(database, LEAVES)
  holder = await aHolder(log.trust)
  kept = await holder.keep('kept', log.notes.at(-1) ?? '')
})
afterAll(async () => {
  await log.close()
  await holder.remove()
  await database.drop()
})

/** What `samsyn-verify check` says of a dump of these rows, with the checkpoint that lies beside it. */
const check = async (rows: readonly Row[], beside: string, ...held: readonly string[]) => {
  await writeFile(holder.file('dump'), Buffer.concat([dumpHeader(log.origin), ...rows.map(dumpRecord)]))
  return checkBeside(beside, ...held)
}

/** The same of the dump that lies there. */
const checkBeside = async (beside: string, ...held: readonly string[]) => {
  await holder.keep('dump.checkpoint', beside)
  return holder.verify('check', holder.file('dump'), ...held.flatMap((file) => ['--checkpoint', file]))
}

const newest = (): string => log.notes.at(-1) ?? ''

describe(`P8: in a trail of ${LEAVES} leaves that two witnesses have countersigned`, () => {
  test('nothing is found where nothing was changed', async () => {
    expect(log.rows).toHaveLength(LEAVES)
    expect(await check(log.rows, newest())).toMatchObject({ code: 0, out: expect.stringContaining(`${LEAVES} blade`) })
  })

  test.each(Object.entries(CHANGES))('it is found that %s, wherever it is, also when the operator signs again', async (name, change) => {
    const random = createRandom(26_11, name.length)
    for (const at of [0, LEAVES - 1, ...Array.from({ length: PLACES - 2 }, () => random.below(LEAVES))]) {
      const rows = change(log.rows, at)
      expect([name, at, (await check(rows, newest())).code]).toEqual([name, at, 6])
      expect([name, at, await checkBeside(resigned(log, rows))]).toMatchObject([name, at, { code: 6, error: expect.stringContaining('is countersigned by 0 witnesses, and needs 2') }])
    }
  })

  test('a roll-back to an earlier countersigned checkpoint is found by who kept a later one, and by the witnesses', async () => {
    for (const size of [1, 101, 5_001, 9_901]) {
      const earlier = log.notes.find((note) => note.split('\n')[1] === String(size)) ?? ''
      expect(await check(log.rows.slice(0, size), earlier, kept)).toMatchObject({
        code: 6, error: `the tail is missing: leaves ${size} to ${LEAVES - 1}\n` })
      expect(log.askWitnesses(`old ${size}\n\n${earlier}`)).toEqual([409, 409])
    }
  })

  test('a log that was written again from some leaf on is countersigned by no witness, whatever is shown for a proof', () => {
    for (const at of [0, 4_711, LEAVES - 1]) {
      const note = resigned(log, CHANGES['an entry is written again, and its hash']!(log.rows, at))
      expect(log.askWitnesses(`old ${LEAVES}\n\n${note}`).filter((status) => status === 200)).toEqual([])
      expect(log.askWitnesses(`old 0\n\n${note}`).filter((status) => status === 200)).toEqual([])
    }
  })
})
