import { describe, expect, test } from 'vitest'
import { createRemindOfSearches } from '../../../gateway/mail/remind-of-searches.ts'
import { latestReminder } from '../../../policies/clocks/weekly-reminder.ts'
import { eventually } from '../../eventually.ts'
import { untilIndexed } from '../../oversight/an-officer.ts'
import { fillIndex } from '../../oversight/fill-index.ts'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'
import { looks, rowsOf, searchable } from './log-page.ts'

const WEEK = 7 * 24 * 60 * 60_000

/** The data protection officer's log. */
export const logJourneys = (site: () => ASite) => describe('the data protection officer', () => {
  test('Answer "who has seen this case, what, why, on what basis, in the last six months" in under a minute.', async () => {
    await looks(site())
    const page = await site().loggedIn('dpo', '/log?days=184')
    await searchable(page)
    await page.getByLabel('Eget sagsnummer').fill(site().fileNumberOf('mira', 'sara') ?? '')
    await page.getByRole('button', { name: 'Søg', exact: true }).click()
    await rowsOf(page).filter({ hasText: 'reden-031' }).first().waitFor()
    expect(page.url()).not.toContain(site().fileNumberOf('mira', 'sara') ?? '-')
    expect(await lookAt(page, 'log')).toEqual([])
    await rowsOf(page).filter({ hasText: 'reden-031' }).first().getByRole('link').click()
    await page.getByRole('heading', { name: 'Ét opslag' }).waitFor()
    await page.getByText('samtale om indkvartering').waitFor()
    const told = await page.locator('main').innerText()
    expect(told).toContain('Reden (sagsbehandler, reden-031)')
    expect(told).toContain('efter X11 med samtykke')
    expect(told).toContain(': Offentlig myndighedsudøvelse; ')
    await page.getByRole('button', { name: 'Forklar afgørelsen' }).click()
    await page.getByRole('heading', { name: 'Afgørelsen, forklaret' }).waitFor()
    expect(await lookAt(page, 'log-entry')).toEqual([])
    await page.goBack()
    await page.getByRole('heading', { name: 'Log', exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('days')).toBe('184')
    await page.close()
  })

  test('is told when it is known no longer how the trail stands, and not how it stood', async () => {
    const page = await site().loggedIn('dpo', '/', { afresh: true })
    await page.clock.install()
    await page.getByRole('navigation', { name: 'Arbejdsområder' }).getByRole('link', { name: 'Log', exact: true }).click()
    await page.getByRole('table').first().waitFor()
    await page.locator('.trail-state .state').first().waitFor()
    await page.route('**/console/graphql', (route) => route.abort())
    await page.clock.fastForward(31_000)
    await page.getByText('Det vides ikke nu, hvor sporet står.').waitFor({ timeout: 5_000 })
    expect(await page.locator('.trail-state .state').count()).toBe(0)
    await page.context().close()
  })

  test('The same for one employee, one client system, one agency, one purpose.', async () => {
    const page = await site().loggedIn('dpo', '/log')
    await searchable(page)
    await page.getByLabel('Medarbejderens id').fill(' reden-031 ')
    await page.getByRole('button', { name: 'Søg', exact: true }).click()
    await page.getByRole('button', { name: /^Fjern Medarbejderens id/ }).waitFor()
    await page.getByLabel('Formål', { exact: true }).selectOption('ASSISTANCE')
    await page.waitForURL(/purposes=/)
    await page.getByRole('textbox', { name: 'Fra' }).pressSequentially('1.2.2026')
    await page.waitForURL(/from=2026-02-01/)
    expect(await page.getByRole('textbox', { name: 'Fra' }).inputValue()).toBe('01.02.2026')
    await rowsOf(page).first().waitFor()
    await page.setViewportSize({ width: 768, height: 900 })
    const who = await rowsOf(page).first().locator('td').first().innerText()
    expect(who).toBe('Reden\nreden-031, sagsbehandler')
    const cut = `[...document.querySelectorAll('table.entries tbody .state')].filter((one) => one.scrollWidth > one.clientWidth + 1).length`
    expect(await page.evaluate<number>(cut)).toBe(0)
    for (const row of await rowsOf(page).all()) expect(await row.innerText()).toContain('reden-031')
    await page.getByRole('button', { name: 'Gemte søgninger' }).click()
    await page.getByRole('button', { name: 'Gem søgningen' }).click()
    await page.getByText('Skriv et navn.').waitFor()
    await page.getByLabel('Navn').fill('Bistand')
    await page.getByRole('button', { name: 'Gem søgningen' }).click()
    await page.getByRole('link', { name: 'Bistand', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Luk', exact: true }).click()
    await page.getByRole('button', { name: /^Fjern Formål/ }).click()
    expect(new URL(page.url()).search).not.toContain('purposes')
    await page.getByRole('button', { name: 'Gemte søgninger' }).click()
    await page.getByRole('link', { name: 'Bistand', exact: true }).click()
    await page.waitForURL(/purposes=/)
    await page.getByRole('button', { name: /^Fjern Medarbejderens id/ }).waitFor({ state: 'detached' })
    expect(await page.getByLabel('Medarbejderens id').inputValue()).toBe('')
    await page.close()
  })

  test('is told in Danish what was done in a case besides looking, with its codes in words', async () => {
    await site().as('sara').for('ASSISTANCE', 'samtale om et nyt samtykke').run(
      '{ consentChoices(case: $id) { givers } }', { id: site().handleOf('mira', 'sara') }, 'query', ', $id: ID!')
    await untilIndexed(site())
    const page = await site().loggedIn('dpo', '/log')
    await page.getByLabel('Ord i begrundelsen').fill('nyt samtykke')
    await page.getByRole('button', { name: 'Søg', exact: true }).click()
    await rowsOf(page).filter({ hasText: 'så, hvad et samtykke kan nævne' }).getByRole('link').click()
    await page.getByText('samtale om et nyt samtykke').waitFor()
    expect(await page.locator('main').innerText()).toContain('(kontaktperson, cmm-1207) så, hvad et samtykke kan nævne til formålet »Bistand og støtte«.')
    expect(await page.locator('main').innerText()).toMatch(/Handling\s+så, hvad et samtykke kan nævne[^]*Version\s+[0-9a-f]{64}/)
    await page.close()
  })

  test('Save a view (the address is the view), share it with another officer, be reminded of it each Monday (a link, no data).', async () => {
    const page = await site().loggedIn('dpo', '/log?days=7')
    await searchable(page)
    await page.getByLabel('Udfald', { exact: true }).selectOption('WITHHELD')
    await page.waitForURL(/outcomes=/)
    await page.getByRole('button', { name: 'Gemte søgninger' }).click()
    await page.getByLabel('Navn').fill('Intet givet i ugen')
    await page.getByLabel('Del den med myndighedens andre').check()
    await page.getByLabel('Mind mig om den hver mandag').check()
    await page.getByRole('button', { name: 'Gem søgningen' }).click()
    await page.getByRole('link', { name: 'Intet givet i ugen' }).waitFor()
    expect(await lookAt(page, 'log-saved')).toEqual([])
    await page.close()
    const other = await site().loggedIn('second-cmm-dpo', '/log')
    await searchable(other)
    await other.getByRole('button', { name: 'Gemte søgninger' }).click()
    await other.getByRole('link', { name: 'Intet givet i ugen' }).click()
    await other.waitForURL(/outcomes=/)
    expect(decodeURIComponent(new URL(other.url()).search)).toContain('WITHHELD')
    await other.close()
    const monday = latestReminder(new Date(Date.now() + WEEK)).at
    await createRemindOfSearches({ pool: site().database.pool, settings: site().mail, now: () => monday })()
    await site().database.adminPool.query('update mail set made_at = now(), next_try_at = now()')
    const mail = await eventually(() => {
      expect(site().mails.taken).toHaveLength(1)
      return site().mails.taken[0]!
    })
    expect(mail).toMatchObject({ to: ['dorte@cmm.example'], text: expect.stringContaining(`${site().origin}/console/log\n`) })
    expect(mail.text).not.toMatch(/Intet givet|WITHHELD/)
  })

  test('set the period by a bar, stack the bars by purpose or recipient, and see the same as a table', async () => {
    await looks(site())
    const page = await site().loggedIn('dpo', '/log?days=7')
    await searchable(page)
    const bars = page.locator('.bars')
    await bars.getByLabel('fordelt på').selectOption('RECIPIENT')
    await page.waitForURL(/stacked=RECIPIENT/)
    await bars.locator('.legend li', { hasText: 'Reden' }).waitFor()
    await bars.locator('svg a').last().press('Enter')
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/)
    await expect.poll(() => bars.locator('svg a').count()).toBe(24)
    await page.locator('summary', { hasText: 'Ugens timer' }).click()
    await page.locator('summary', { hasText: 'Modtagere og formål' }).click()
    expect(await lookAt(page, 'log-charts')).toEqual([])
    await bars.getByRole('button', { name: 'Vis som tabel' }).click()
    expect(await bars.getByRole('row').count()).toBe(25)
    expect(await lookAt(page, 'log-as-table')).toEqual([])
    await page.locator('.counts .more').last().getByRole('link').first().click()
    await page.waitForURL(/recipients=/)
    await page.goBack()
    await page.waitForURL((url) => !url.search.includes('recipients'))
    await page.close()
  })

  test('go from bar to bar by the arrow keys, past all of them by one Tab, and be not lost when one is chosen', async () => {
    await looks(site())
    const page = await site().loggedIn('dpo', '/log?days=7')
    await searchable(page)
    const focused = (): Promise<string> => page.evaluate<string>(`document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`)
    await page.getByRole('button', { name: 'Vis som tabel' }).focus()
    await page.keyboard.press('Tab')
    const newest = await focused()
    expect(newest).toMatch(/^\d\d\.\d\d\.\d{4}: [1-9]/)
    await page.keyboard.press('ArrowLeft')
    const before = await focused()
    expect(before).toMatch(/^\d\d\.\d\d\.\d{4}: /)
    expect(before).not.toBe(newest)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Ugens timer')
    await page.keyboard.press('Shift+Tab')
    expect(await focused()).toBe(before)
    await page.keyboard.press('End')
    expect(await focused()).toBe(newest)
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/)
    await expect.poll(focused).toBe('Log')
    await page.close()
  })

  test('find every look of the night in which the clock is set back, and tell the hour that comes twice from itself', async () => {
    await fillIndex(site().database.adminPool, { party: 'NEC', rows: 25 * 60, latest: new Date('2026-10-25T22:59:00Z') })
    const clients = encodeURIComponent('["prøve-sagssystem"]')
    const page = await site().loggedIn('poul', `/log?from=2026-10-25&to=2026-10-25&clients=${clients}`)
    await page.locator('.total').getByText('1.500 opslag').waitFor()
    expect(await page.locator('.bars svg a').count()).toBe(24)
    await page.locator('.bars svg a[aria-label^="25.10.2026 02–03: 120."]').press('Enter')
    await page.locator('.total').getByText('120 opslag').waitFor()
    await rowsOf(page).first().getByText('25.10.2026 kl. 02.59 (normaltid)').waitFor()
    await expect.poll(async () => {
      await page.evaluate('scrollTo(0, document.body.scrollHeight)')
      return rowsOf(page).last().innerText()
    }).toContain('25.10.2026 kl. 02.00 (sommertid)')
    await page.close()
  })

  test('open what is ready-made: refused yesterday, break-glass not reviewed, outside working hours, cases seen by more than three agencies', async () => {
    const page = await site().loggedIn('dpo', '/log')
    await searchable(page)
    for (const [view, tag] of [['Afvist i går', 'Udfald: Afvist'], ['Nødadgang, ikke gennemgået', 'Gennemgang:'],
      ['Uden for arbejdstid', 'Uden for arbejdstid'], ['Sager set af mere end tre', 'mere end 3'], ['Usædvanlige mønstre', 'Del af et usædvanligt mønster']] as const) {
      await page.locator('.ready-made').getByRole('link', { name: view }).click()
      await page.locator('.tags button', { hasText: tag }).first().waitFor()
      await page.locator('table.entries').waitFor()
      expect(await page.getByRole('alert').count()).toBe(0)
    }
    await page.locator('.tags button', { hasText: 'usædvanligt' }).click()
    expect(new URL(page.url()).search).not.toContain('flagged')
    await page.getByText('Flere filtre').click()
    await page.getByLabel('System', { exact: true }).fill('cmm-sagssystem')
    await page.getByLabel('System', { exact: true }).press('Enter')
    await page.locator('.tags button', { hasText: 'System: cmm-sagssystem' }).waitFor()
    await page.getByLabel('Samtykke', { exact: true }).selectOption('MISSING')
    await page.locator('.tags button', { hasText: 'Samtykke:' }).waitFor()
    expect(await lookAt(page, 'log-filters')).toEqual([])
    await page.close()
  })

  test('keeps the entries that came when more of them do not, and asks for these alone again, when she says so', async () => {
    const page = await site().loggedIn('dpo', '/')
    const asked: unknown[] = []
    await page.route('**/console/graphql', async (route) => {
      const { query, variables } = route.request().postDataJSON() as { query: string; variables: { after?: string | null } }
      if (!query.includes('overseenEntries')) return route.continue()
      asked.push(variables.after)
      if (variables.after !== null) return route.abort()
      const reply = await route.fetch()
      const body = await reply.json() as { data: { overseenEntries: { edges: unknown[]; pageInfo: object } } }
      const { overseenEntries } = body.data
      overseenEntries.pageInfo = { hasNextPage: true, endCursor: 'mere' }
      return route.fulfill({ response: reply, json: body })
    })
    await page.getByRole('navigation', { name: 'Arbejdsområder' }).getByRole('link', { name: 'Log', exact: true }).click()
    await page.getByText('Samsyn svarer ikke').waitFor()
    expect(await rowsOf(page).count()).toBeGreaterThan(0)
    await page.waitForTimeout(500)
    expect(asked).toEqual([null, 'mere'])
    await page.getByRole('button', { name: 'Prøv igen' }).click()
    await expect.poll(() => asked).toEqual([null, 'mere', 'mere'])
    await page.close()
  })

  test('finds an export that is under way as it is, when she comes back to it', async () => {
    const page = await site().loggedIn('dpo', '/log')
    let arrive = (): void => undefined
    const held = new Promise<void>((resolve) => { arrive = resolve })
    await page.route('**/console/oversight/export', async (route) => {
      await held
      await route.continue()
    })
    const opens = page.getByRole('button', { name: 'Eksportér', exact: true })
    await opens.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Begrundelse').fill('kvartalets tilsyn')
    const fetches = dialog.getByRole('button', { name: 'Hent filen' })
    await fetches.click()
    await page.keyboard.press('Escape')
    await opens.click()
    expect(await fetches.getAttribute('aria-busy')).toBe('true')
    arrive()
    await dialog.getByText(/opslag er hentet$/).waitFor()
    await page.close()
  })

  test('scroll through a hundred thousand entries: they come page by page, none twice, and few stand in the page', async () => {
    await fillIndex(site().database.adminPool, { party: 'UDLST', rows: 100_000, latest: new Date() })
    const page = await site().loggedIn('dagny', `/log?days=90&clients=${encodeURIComponent('["prøve-sagssystem"]')}`)
    await page.locator('.total').getByText('100.000 opslag').waitFor()
    const seen = new Map<number, string>()
    const read = async (): Promise<number> => {
      const rows = await page.evaluate<[number, string][]>(`[...document.querySelectorAll('table.entries tbody tr[aria-rowindex]')]
        .map((row) => [Number(row.ariaRowIndex), row.querySelector('a').getAttribute('href')])`)
      expect(rows.length).toBeLessThan(100)
      for (const [index, leaf] of rows) {
        expect(seen.get(index) ?? leaf).toBe(leaf)
        seen.set(index, leaf)
      }
      return rows.at(-1)?.[0] ?? 0
    }
    await rowsOf(page).first().waitFor()
    for (let last = await read(); last < 1_000;) {
      await page.evaluate('scrollBy(0, 1200)')
      await expect.poll(read).toBeGreaterThan(last)
      last = Math.max(...seen.keys())
    }
    for (const [index, leaf] of seen) expect(leaf).toBe(`/console/log/filled/${index - 2}`)
    expect(seen.size).toBeGreaterThan(900)
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    expect(await rowsOf(page).count()).toBeGreaterThanOrEqual(seen.size)
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`)
    await page.evaluate('scrollTo(0, 0)')
    await expect.poll(async () => rowsOf(page).first().getAttribute('aria-rowindex')).toBe('2')
    await page.getByRole('button', { name: 'Vis som tabel' }).click()
    await page.evaluate(`document.querySelector('table.entries').scrollIntoView()`)
    const firstRow = page.locator('table.entries tr[aria-rowindex="2"]')
    await expect.poll(() => firstRow.isVisible()).toBe(true)
    expect((await firstRow.boundingBox())?.y).toBeLessThan(200)
    await page.close()
  })

  test('an officer of another agency sees none of it', async () => {
    const page = await site().loggedIn('dagny', '/log?days=184')
    await searchable(page)
    expect(await page.locator('main').innerText()).not.toContain('reden-031')
    await page.close()
  })
})
