import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aGateway, type AGateway, type Answered } from '../acceptance/a-gateway.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts'

const DEADLINE = 2_000

const SELECTION = '{ cmm { needs { language } riskLevel } }'
const GIVEN = { cmm: { needs: { language: 'th' }, riskLevel: 'MEDIUM' } }

/** Where a refusal is counted: the trail failed it, something else did, or it was not known whether the asker may ask. */
const COUNTED = [
  'samsyn_trail_failures_total', 'samsyn_failures_total{where="request"', 'samsyn_refusals_total{recipient="unknown",code="UNAVAILABLE"',
]

interface Trouble {
  readonly name: string
  begin(): Promise<unknown>
  end(): Promise<unknown>
}

describe('P1 P7: no record, no answer', () => {
  let database: TestDatabase
  let proxy: TcpProxy
  let samsyn: AGateway
  beforeAll(async () => {
    database = await aDatabase()
    const { hostname, port } = new URL(database.url)
    proxy = await startTcpProxy({ host: hostname, port: Number(port) })
    samsyn = await aGateway({
      differs: true,
      deadline: DEADLINE,
      database: { ...database, url: Object.assign(new URL(database.url), { port: String(proxy.port) }).href },
    })
  })
  afterAll(async () => {
    await samsyn.close()
    await proxy.close()
  })

  const admin = (sql: string): Promise<unknown> => database.adminPool.query(sql)
  const view = (reason: string): Promise<Answered> => samsyn.as('shelter').for('ASSISTANCE', reason).run(
    `{ case(id: $id) ${SELECTION} }`, { id: samsyn.handleOf('mira', 'shelter') }, 'query', ', $id: ID!')

  /** A transaction that holds a lock until it is ended. */
  const holding = (statement: string): Pick<Trouble, 'begin' | 'end'> => {
    let release: () => Promise<void>
    return {
      begin: async () => {
        const client = await database.adminPool.connect()
        await client.query(`begin; ${statement}`)
        release = async () => {
          await client.query('rollback')
          client.release()
        }
      },
      end: () => release(),
    }
  }
  const name = (): string => new URL(database.url).pathname.slice(1)
  const hangUp = () => admin(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = '${name()}' and usename = 'samsyn_gateway'`)

  const TROUBLES: readonly Trouble[] = [
    { name: 'the head of the trail is locked', ...holding('select from trail_head for update') },
    { name: 'the leaves of the trail are locked', ...holding('lock table trail_leaf in access exclusive mode') },
    {
      name: 'the database is read-only',
      begin: async () => {
        await admin(`alter database ${name()} set default_transaction_read_only = on`)
        await hangUp()
      },
      end: () => admin(`set default_transaction_read_only = off; alter database ${name()} reset default_transaction_read_only`),
    },
    {
      name: 'the disk is full',
      begin: () => admin(`create function disk_full() returns trigger language plpgsql as $$ begin
          raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
        create trigger disk_full before insert on trail_leaf for each statement execute function disk_full()`),
      end: () => admin('drop trigger disk_full on trail_leaf; drop function disk_full'),
    },
    {
      name: 'the commit fails',
      begin: () => admin(`create function commit_fails() returns trigger language plpgsql as $$ begin
          raise exception 'could not fsync file: Input/output error' using errcode = '58030'; end $$;
        create constraint trigger commit_fails after insert on trail_leaf deferrable initially deferred
          for each row execute function commit_fails()`),
      end: () => admin('drop trigger commit_fails on trail_leaf; drop function commit_fails'),
    },
    { name: 'the connections are cut under way, and no other is let in', ...cutting(hangUp, (limit) => admin(`alter database ${name()} connection limit ${limit}`)) },
    { name: 'the line to the database stands still', begin: async () => proxy.freeze(), end: async () => proxy.thaw() },
  ]

  const untilWell = () => expect.poll(async () => (await view('efter det')).body.data?.['case'] ?? null)
    .toEqual(GIVEN)

  test.each(TROUBLES)('when $name there is no data, a refusal that is counted, and then all is well', async (trouble) => {
    const reason = `mens ${trouble.name}`
    const counted = async () => (await Promise.all(COUNTED.map(samsyn.counted))).reduce((sum, count) => sum + count, 0)
    const views = () => Promise.all(Array.from({ length: 8 }, () => view(reason)))
    await views()
    const before = await counted()
    await trouble.begin()
    const answers = await views()
    await trouble.end()

    for (const { status, body, text } of answers) {
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, expect.stringMatching(/^(TRAIL_)?UNAVAILABLE$/)])
      expect(body.data?.['case'] ?? null).toBeNull()
      expect(text).not.toMatch(/"language"|MEDIUM|receipt/)
    }
    expect(await counted() - before).toBe(answers.length)

    await untilWell()
    await samsyn.checkTrail()
  })

  test('a long stand-still is said as one, not as a token that is not accepted', async () => {
    proxy.freeze()
    const codes = new Set<string | undefined>()
    for (const end = Date.now() + 8_000; Date.now() < end;)
      codes.add((await view('imens')).body.errors?.[0]?.extensions.code)
    proxy.thaw()
    expect(['UNAVAILABLE', 'TRAIL_UNAVAILABLE']).toEqual(expect.arrayContaining([...codes]))
    await untilWell()
  })
})

/** The first cut is on its way before a view is: however fast a machine is, none gets through between two cuts. */
function cutting(hangUp: () => Promise<unknown>, letIn: (limit: number) => Promise<unknown>): Pick<Trouble, 'begin' | 'end'> {
  let timer: NodeJS.Timeout | undefined
  return {
    begin: async () => {
      await letIn(0)
      void hangUp()
      timer = setInterval(() => void hangUp(), 2)
    },
    end: async () => {
      clearInterval(timer)
      await letIn(-1)
    },
  }
}
