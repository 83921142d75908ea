import type { Page, Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { danishDay } from '../../../policies/clocks/danish-day.ts'
import { readPdf } from '../../report/a-pdf.ts'
import { lookAt } from '../look-at.ts'

const shownIn = async (page: Page): Promise<readonly string[]> => page.locator('main table tbody th code').allInnerTexts()

/** A member of a reference group. */
export const boardJourneys = (site: () => ASite) => describe('the reference group\'s member', () => {
  const board = async (persona = 'grethe', below = ''): Promise<Page> => {
    const page = await site().loggedIn(persona, `/tavle${below}`)
    await page.locator('main table, .agenda, .lanes').first().waitFor()
    return page
  }
  const ofMira = (): string => site().handleOf('mira', 'grethe').slice(0, 6)
  const periodEnds = (): string => site().storyOf('mira').control.reflectionEnds ?? ''
  const lastDay = (): string => periodEnds().split('-').reverse().join('.')
  /** Six, or five when midnight has passed since the story was told. */
  const daysLeft = (): number => (Date.parse(periodEnds()) - Date.parse(danishDay(new Date()).toString())) / 86_400_000

  test('Open one page before a meeting: deadlines this week, waiting on us, waiting on others, changed since the last meeting.', async () => {
    const page = await board()
    expect(await lookAt(page, 'board')).toEqual([])
    await page.getByLabel('Vi kommer fra').selectOption('CMM')
    for (const show of ['Frist inden for syv dage', 'Frist overskredet', 'Venter på os', 'Venter på andre', 'Ændret siden sidste møde']) {
      const tile = page.locator('.tile', { hasText: show })
      await tile.click()
      await expect.poll(() => tile.getAttribute('aria-pressed')).toBe('true')
      const count = Number(await tile.locator('.count').innerText())
      await expect.poll(async () => (await shownIn(page)).length).toBe(count)
    }
    expect(new URL(page.url()).search).toBe('?us=CMM&show=changed')
    await page.goBack()
    await expect.poll(() => page.locator('.tile[aria-pressed=true]').getAttribute('data-show')).toBe('others')
    await page.goForward()
    await expect.poll(() => page.locator('.tile[aria-pressed=true]').getAttribute('data-show')).toBe('changed')
    await page.close()
  })

  test('who no longer says where she comes from loses no filter but those that rest on it', async () => {
    for (const [show, left] of [['week', '?show=week'], ['others', '']]) {
      const page = await board('grethe', `?us=CMM&show=${show}`)
      await page.getByLabel('Vi kommer fra').selectOption('')
      await expect.poll(() => new URL(page.url()).search).toBe(left)
      await page.close()
    }
  })

  test('See for each joint case the stage, since when, days left, next responsible agency; no name.', async () => {
    const page = await board()
    const row = page.locator('tr', { hasText: ofMira() })
    expect([5, 6]).toContain(daysLeft())
    expect(await row.innerText()).toMatch(new RegExp(
      String.raw`Restitutionsperiode[\s\S]*siden \d\d\.\d\d\.\d{4}[\s\S]*${daysLeft()} dage[\s\S]*Center mod Menneskehandel`))
    const text = await page.locator('body').innerText()
    for (const name of ['Mira', 'Testesen', 'CMM-2026', 'Prøvevej']) expect(text).not.toContain(name)
    expect(await page.locator('main table a').count()).toBe(0)
    expect((await shownIn(page)).length).toBeGreaterThan(5)
    const counted = page.locator('tbody tr', { hasText: '72 timer fra tilbageholdelsen' }).first()
    expect(await counted.locator('td').nth(1).innerText()).toMatch(/\d\d\.\d\d\.\d{4} kl\. \d\d\.\d\d$/)
    await page.close()
  })

  test('sorts by stage as a case goes, by the next agency as its name is spelt, and has the headings on each page on paper', async () => {
    const page = await board()
    const columnOf = async (heading: string, column: number): Promise<readonly string[]> => {
      await page.getByRole('button', { name: heading, exact: true }).press('Enter')
      await page.locator('th[aria-sort]', { hasText: heading }).waitFor()
      const cells = await page.locator(`tbody td:nth-child(${column})`).allInnerTexts()
      return [...new Set(cells.map((cell) => cell.split('\n')[0] ?? ''))]
    }
    const stages = await columnOf('Stadie', 2)
    const course = ['Formodet', 'Under vurdering', 'Identificeret', 'Ikke identificeret', 'Refleksionsperiode', 'Restitutionsperiode', 'Forberedt hjemsendelse', 'Rejst hjem']
    expect(stages).toEqual(course.filter((stage) => stages.includes(stage)))
    const next = (await columnOf('Næste', 5)).filter((name) => name !== '')
    expect(next.length).toBeGreaterThan(1)
    expect(next).toEqual(next.toSorted(new Intl.Collator('da').compare))
    const { pages } = await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
    expect(pages.length).toBeGreaterThan(2)
    for (const text of pages.slice(0, 2)) expect(text.replaceAll(/\s+/g, ' ')).toMatch(/Sag ?Stadie ?Dage tilbage ?Frister ?Næste ?▲? ?Åbne opgaver/)
    await page.close()
  })

  test('See the day within the period ("day 24 of 30, at most 120") and the last day to ask for an extension.', async () => {
    const page = await board()
    const row = page.locator('tr', { hasText: ofMira() })
    expect(await row.innerText()).toContain(`dag ${30 - daysLeft()} af 30, højst 120`)
    expect(await row.innerText()).toContain(`forlængelse søges senest ${lastDay()}`)
    await row.getByRole('button', { name: /Restitutionsperioden/ }).press('Enter')
    await page.getByText('det samme for den, der har lovligt ophold').waitFor()
    expect(await lookAt(page, 'board-glossary')).toEqual([])
    await page.close()
  })

  test('Choose Danish or English; read agency and legal terms in a glossary at the word.', async () => {
    const page = await board()
    const row = page.locator('tr', { hasText: ofMira() })
    expect(await row.innerText()).toContain('Center mod Menneskehandel')
    await page.locator('.languages').getByRole('button', { name: 'English' }).press('Enter')
    await page.getByRole('tab', { name: 'Table' }).waitFor()
    expect(await row.innerText()).toMatch(/Restitution period[\s\S]*Centre against Human Trafficking/i)
    await row.getByRole('button', { name: /restitution period/i }).press('Enter')
    await page.getByText('the same for a lawful resident, given by').waitFor()
    await page.locator('.languages').getByRole('button', { name: 'Dansk' }).press('Enter')
    await page.getByRole('tab', { name: 'Tabel' }).waitFor()
    await page.close()
  })

  test('Switch between table (default, sorted by days left), lanes over time, and an agenda of five weeks with ISO week numbers, with one filter, by keyboard and screen reader. Nothing is dragged: a stage changes when an agency decides.', async () => {
    const page = await board('grethe', '?show=week')
    const days = (await page.locator('tbody .state').allInnerTexts()).map((says) => (says === 'i dag' ? 0 : Number.parseInt(says, 10)))
    expect(days).toEqual(days.toSorted((a, b) => a - b))
    await page.getByRole('tab', { name: 'Tabel' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.lane-bar').first().waitFor()
    expect(await page.getByRole('tab', { name: 'Baner over tid' }).getAttribute('aria-selected')).toBe('true')
    expect(await lookAt(page, 'board-lanes')).toEqual([])
    await page.getByRole('tab', { name: 'Baner over tid' }).focus()
    await page.keyboard.press('End')
    await page.locator('.agenda').waitFor()
    expect(await page.locator('.agenda h2', { hasText: /^Uge \d+ \(/ }).count()).toBe(5)
    expect(new URL(page.url()).search).toBe('?show=week&view=agenda')
    expect(await lookAt(page, 'board-agenda')).toEqual([])
    expect(await page.locator('[draggable]').count()).toBe(0)
    await page.close()
  })

  test('Note "we take this task", with agency and date, and find it at the next meeting.', async () => {
    const page = await board()
    const row = page.locator('tr', { hasText: ofMira() })
    await row.getByRole('button', { name: /^Vi tager den/ }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Vi tager opgaven' })
    await dialog.getByRole('button', { name: 'Vi tager den' }).press('Enter')
    await dialog.getByText('Vælg, hvem der tager den.').waitFor()
    expect(await lookAt(page, 'board-take')).toEqual([])
    await dialog.getByLabel('Hvem tager den?').selectOption('CMM')
    await dialog.getByLabel('Senest hvilken dag?').fill(lastDay())
    await dialog.getByRole('button', { name: 'Vi tager den' }).press('Enter')
    await row.getByText(`Center mod Menneskehandel har taget den; frist ${lastDay()}`).waitFor()
    const later = await board()
    expect(await later.locator('tr', { hasText: ofMira() }).innerText()).toContain('har taget den; frist')
    await Promise.all([page.close(), later.close()])
  })

  test('leaves no task or share before it is told what came of it: what came of one closes no other', async () => {
    const page = await board()
    const row = page.locator('tr', { hasText: ofMira() })
    const held: Route[] = []
    await page.route('**/console/graphql', (route) => void held.push(route))
    for (const [button, title, send] of [[/^Vi tager den|^Overtag/, 'Vi tager opgaven', 'Vi tager den'], [/^Bed om en deling/, 'Bed om en deling', 'Bed om delingen']] as const) {
      await row.getByRole('button', { name: button }).first().press('Enter')
      const dialog = page.getByRole('dialog', { name: title })
      await dialog.getByRole('button', { name: send }).waitFor()
      for (const field of await dialog.getByRole('combobox').all()) await field.selectOption({ index: 1 })
      for (const field of await dialog.getByRole('textbox').all()) await field.fill(lastDay())
      await dialog.getByRole('button', { name: send }).press('Enter')
      await expect.poll(() => held.length).toBe(1)
      for (const leave of await dialog.getByRole('button', { name: 'Luk', exact: true }).all()) await leave.press('Enter')
      for (const key of ['Escape', 'Escape']) await page.keyboard.press(key)
      await page.waitForTimeout(200)
      expect(await dialog.isVisible()).toBe(true)
      await held.pop()?.abort()
      await dialog.getByText('Det kunne ikke lade sig gøre').waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await page.close()
  })

  test('who leaves a task or a share as it is stands where she stood', async () => {
    const page = await board()
    const row = page.locator('tr', { hasText: ofMira() })
    for (const [button, title] of [[/^Vi tager den|^Overtag/, 'Vi tager opgaven'], [/^Bed om en deling/, 'Bed om en deling']] as const) {
      const opens = row.getByRole('button', { name: button }).first()
      for (const leave of ['Escape', 'Enter']) {
        await opens.press('Enter')
        const dialog = page.getByRole('dialog', { name: title })
        await dialog.waitFor()
        if (leave === 'Escape') await page.keyboard.press('Escape')
        else await dialog.getByRole('button', { name: 'Luk', exact: true }).press('Enter')
        await dialog.waitFor({ state: 'detached' })
        await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(await opens.getAttribute('aria-label'))
      }
    }
    await page.close()
  })

  test('See what is shared with whom until when, and ask an agency for a share with a purpose.', async () => {
    const page = await board()
    const row = page.locator('tr', { hasText: ofMira() })
    expect(await row.innerText()).toMatch(/Reden: bistand og støtte[^]*til og med \d\d\.\d\d\.\d{4}/)
    await row.getByRole('button', { name: /^Bed om en deling/ }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Bed om en deling' })
    await dialog.getByRole('button', { name: 'Bed om delingen' }).press('Enter')
    await dialog.getByText('Vælg en af mulighederne.').first().waitFor()
    expect(await lookAt(page, 'board-share')).toEqual([])
    await dialog.getByLabel('Hvem skal spørge personen?').selectOption('CMM')
    await dialog.getByLabel('Hvem har brug for oplysninger?').selectOption('KOM-0101')
    await dialog.getByLabel('Til hvad?').selectOption('ASSISTANCE')
    await dialog.getByRole('button', { name: 'Bed om delingen' }).press('Enter')
    await row.getByText(/bedt om \d\d\.\d\d\.\d{4}: Københavns Kommune/).waitFor()
    expect(await lookAt(page, 'board-shares')).toEqual([])
    const desk = await site().loggedIn('sara', '/samtykker', { viewport: { width: 320, height: 640 } })
    await desk.getByText('En referencegruppe beder om en deling').waitFor()
    expect(await desk.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    expect(await lookAt(desk, 'share-request-narrow')).toEqual([])
    await desk.getByRole('button', { name: 'Der er taget stilling' }).press('Enter')
    const answer = desk.getByRole('dialog', { name: 'Der er taget stilling' })
    await answer.getByLabel('Begrundelse').fill('talt med personen i dag')
    await answer.getByRole('button', { name: 'Der er taget stilling' }).press('Enter')
    await desk.getByText('En referencegruppe beder om en deling').waitFor({ state: 'detached' })
    await Promise.all([page.close(), desk.close()])
  })

  test('Print a tagged A4 meeting sheet, classification in the footer, QR code to the page.', async () => {
    const page = await board('grethe', '?show=week')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.classification').innerText()).toContain('FORTROLIGT')
    expect(await page.locator('.qr').isVisible()).toBe(true)
    expect(await page.locator('.filters, nav, .tab-list').filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('.printed-by').innerText()).toMatch(/^Udskrevet af Grethe Prøvebæk, Referencegruppen i København, \d\d\./)
    const sheet = await page.pdf({ preferCSSPageSize: true, tagged: true, printBackground: true })
    expect(sheet.includes('/StructTreeRoot')).toBe(true)
    await page.close()
  })

  test('Regional: own region. National: counts and patterns over regions, small numbers suppressed.', async () => {
    const page = await board('national')
    const numbers = (await page.locator('td.numeric').allInnerTexts()).filter((text) => text !== 'skjult').map(Number)
    expect(numbers.filter((count) => !(count >= 5))).toEqual([])
    expect(await page.locator('.empty').first().innerText()).toBe('skjult')
    expect(await page.locator('code').count()).toBe(0)
    expect(await lookAt(page, 'national')).toEqual([])
    await page.close()
  })

  test('the board fits a small screen, and says what it waits for on a slow line', async () => {
    const page = await site().loggedIn('grethe', '/', { viewport: { width: 320, height: 640 } })
    let arrive = (): void => undefined
    const held = new Promise<void>((resolve) => { arrive = resolve })
    await page.route('**/console/graphql', async (route) => {
      await held
      await route.continue()
    })
    await page.getByRole('link', { name: 'Tavle', exact: true }).click()
    await page.getByRole('status').getByText('Henter').waitFor()
    arrive()
    await page.locator('main table').waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    expect(await lookAt(page, 'board-narrow')).toEqual([])
    await page.close()
  })
})
