import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRemindOfSearches } from '../../gateway/mail/remind-of-searches.ts'
import type { MailSettings } from '../../gateway/mail/mail-settings.ts'
import { latestReminder } from '../../policies/clocks/weekly-reminder.ts'
import { leavesFrom, leavesOf } from '../acceptance/a-disclosure.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { aMailServer } from './a-mail-server.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000

let samsyn: AGateway
let authority: Awaited<ReturnType<typeof anAuthority>>
let server: Awaited<ReturnType<typeof aMailServer>>
let settings: MailSettings

beforeAll(async () => {
  authority = await anAuthority()
  const { key, certificate } = authority.server
  server = await aMailServer({ key, certificate })
  settings = {
    server: { host: '127.0.0.1', port: server.port, tls: 'none' }, from: 'samsyn@samsyn.example',
    parties: { CMM: { officers: { 'cmm-1002': 'dorte@cmm.example' } }, UDLST: { administrators: ['drift@us.example'] } },
  }
  samsyn = await aGateway({ mail: settings, console: { url: 'https://samsyn.example' } })
})
afterAll(async () => {
  await samsyn.close()
  await server.close()
  authority.close()
})

const save = (persona: string, name: string, remind: boolean) => samsyn.as(persona).for('OVERSIGHT').change(
  'saveSearch(name: $name, filter: { recipients: ["NEC"], employees: ["h-1"] }, remind: $remind) { search { id remind } }',
  { name, remind }, ', $name: String!, $remind: Boolean!')

const shownTo = async (persona: string): Promise<any> => (await samsyn.as(persona).for('OVERSIGHT').run(
  '{ savedSearches { reminders searches { name remind } } }')).body.data?.['savedSearches']

describe('Save a view, share it with another officer, be reminded of it each Monday (a link, no data).', () => {
  test('an officer who asks for it is reminded each Monday, once, of how many there are; nothing that she searched for is said', async () => {
    const from = await leavesOf(samsyn)
    expect(await save('dpo', 'nødadgange i sag h-1', true)).toMatchObject({ saveSearch: { search: { remind: true } } })
    await save('dpo', 'afvist i går', false)
    await save('dagny', 'uden adresse', true)
    expect((await leavesFrom(samsyn, from))[0]).toMatchObject({ kind: 'oversight', act: 'saveSearch', details: { remind: true } })
    expect(await shownTo('dpo')).toEqual({ reminders: true, searches: [{ name: 'afvist i går', remind: false }, { name: 'nødadgange i sag h-1', remind: true }] })
    expect(await shownTo('dagny')).toMatchObject({ reminders: false })
    const remindAt = (at: Date) => createRemindOfSearches({ pool: samsyn.database.pool, settings, now: () => at })()
    const monday = latestReminder(new Date(Date.now() + WEEK)).at
    await remindAt(new Date(monday.getTime() - 1))
    await Promise.all([remindAt(monday), remindAt(monday)])
    await remindAt(new Date(monday.getTime() + WEEK - 1))
    const made = async () => (await samsyn.database.pool.query('select party, employee, content from mail')).rows
    expect(await made()).toEqual([{ party: 'CMM', employee: 'cmm-1002', content: { count: 1 } }])
    await samsyn.database.adminPool.query('update mail set made_at = now(), next_try_at = now()')
    await expect.poll(() => server.taken.length).toBe(1)
    expect(server.taken[0]).toMatchObject({ to: ['dorte@cmm.example'], subject: 'Samsyn: dine gemte søgninger / your saved searches' })
    expect(server.taken[0]?.text).toContain('https://samsyn.example/console/log\n')
    expect(server.taken[0]?.text).not.toMatch(/h-1|NEC|nødadgange/)
    await expect.poll(() => samsyn.counted('samsyn_mails_total{kind="savedSearches",party="CMM",outcome="taken"}')).toBe(1)
  })

  test('and is not when she no longer wants it, nor when she has left', async () => {
    await save('dpo', 'nødadgange i sag h-1', false)
    await samsyn.database.adminPool.query('truncate mail')
    await save('dpo', 'en anden', true)
    await samsyn.database.adminPool.query(`insert into ended_employee (party, employee, ended_at) values ('CMM', 'cmm-1002', now())`)
    await createRemindOfSearches({ pool: samsyn.database.pool, settings, now: () => new Date(Date.now() + WEEK) })()
    expect((await samsyn.database.pool.query('select from mail')).rowCount).toBe(0)
  })
})
