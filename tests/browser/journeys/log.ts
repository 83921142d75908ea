import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { ASite } from '../a-site.ts'
import { forgetLeaves } from '../../../gateway/retention/forget-leaves.ts'
import { createRetention } from '../../../gateway/retention/retention.ts'
import { createNoteSigner } from '../../../gateway/trail/note-signer.ts'
import { createTrail } from '../../../gateway/trail/writer.ts'
import { SEED_RETENTION } from '../../../prisma/seed/retention.ts'
import { anEntry } from '../../trail/a-trail.ts'
import { aHolder } from '../../verify/a-holder.ts'
import { untilIndexed } from '../../oversight/an-officer.ts'
import { NO_HANDLE } from '../../acceptance/surroundings.ts'
import { fillIndex } from '../../oversight/fill-index.ts'
import { lookAt } from '../look-at.ts'

/** Looks that leave leaves: two that give something, one that is refused. */
const looks = async (site: ASite): Promise<void> => {
  await site.as('shelter').for('ASSISTANCE', 'samtale om indkvartering').case('mira', '{ cmm { needs { language } riskLevel } }')
  await site.as('karen').for('INVESTIGATION').case('mira', '{ cmm { willingToTestify } udlst { reflectionEnds } }')
  await site.as('shelter').for('ASSISTANCE').case('andrei', '{ cmm { riskLevel } }')
}

const rowsOf = (page: Page) => page.locator('table.entries tbody tr:not([aria-hidden])')
const searchable = async (page: Page): Promise<void> => {
  await page.locator('.total').waitFor()
}

/** A log of long ago, of which an erasure has taken one leaf of the police's. */
const anErasedLog = async ({ url, pool }: ASite['database']): Promise<string> => {
  const clock = { now: new Date('1971-01-01T10:00:00Z') }
  const logId = 'gammel'
  const trail = await createTrail({ databaseUrl: url, logId, policyVersion: async () => 'p', now: () => clock.now })
  await trail.append({ restsOn: [], entries: [{ ...anEntry('for længst'), at: clock.now.toISOString() }] })
  clock.now = new Date()
  const erase = createRetention({
    trail, pool, periods: SEED_RETENTION, forget: forgetLeaves, quorum: 0, policyVersion: () => 'p',
    events: { failed: () => undefined }, now: () => clock.now,
  })
  expect(await erase()).toMatchObject({ leaves: 1 })
  await trail.close()
  return logId
}

/** What fits, as a file of a format, with a reason. */
const exportedAs = async (page: Page, format: string): Promise<string> => {
  await page.getByRole('button', { name: 'Eksportér' }).click()
  const dialog = page.getByRole('dialog', { name: 'Eksportér' })
  await dialog.getByLabel(format, { exact: true }).check()
  await dialog.getByLabel('Begrundelse').fill('årlig gennemgang af udleveringer')
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Hent filen' }).click()])
  await dialog.getByText('opslag er hentet').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  return readFile(await file.path(), 'utf8')
}

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
    await page.getByRole('button', { name: 'Forklar afgørelsen' }).click()
    await page.getByRole('heading', { name: 'Afgørelsen, forklaret' }).waitFor()
    expect(await lookAt(page, 'log-entry')).toEqual([])
    await page.goBack()
    await page.getByRole('heading', { name: 'Log', exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('days')).toBe('184')
    await page.close()
  })

  test('The same for one employee, one client system, one agency, one purpose.', async () => {
    const page = await site().loggedIn('dpo', '/log')
    await searchable(page)
    await page.getByLabel('Medarbejderens id').fill('reden-031')
    await page.getByRole('button', { name: 'Søg', exact: true }).click()
    await page.getByRole('button', { name: /^Fjern Medarbejderens id/ }).waitFor()
    await page.getByLabel('Formål', { exact: true }).selectOption('ASSISTANCE')
    await page.waitForURL(/purposes=/)
    await rowsOf(page).first().waitFor()
    for (const row of await rowsOf(page).all()) expect(await row.innerText()).toContain('reden-031')
    await page.getByRole('button', { name: /^Fjern Medarbejderens id/ }).click()
    await page.getByRole('button', { name: /^Fjern Formål/ }).click()
    expect(new URL(page.url()).search).not.toContain('purposes')
    await page.close()
  })

  test('Save a view (the address is the view), share it with another officer.', async () => {
    const page = await site().loggedIn('dpo', '/log?days=7')
    await searchable(page)
    await page.getByLabel('Udfald', { exact: true }).selectOption('WITHHELD')
    await page.waitForURL(/outcomes=/)
    await page.getByRole('button', { name: 'Gemte søgninger' }).click()
    await page.getByLabel('Navn').fill('Intet givet i ugen')
    await page.getByLabel('Del den med de andre rådgivere').check()
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
  })

  test('Export CSV for Danish Excel, JSON Lines, or a signed bundle; the export is itself recorded with its purpose.', async () => {
    await looks(site())
    const page = await site().loggedIn('dpo', '/log')
    await searchable(page)
    const csv = await exportedAs(page, 'CSV til Excel')
    expect(csv.startsWith('\uFEFFTidspunkt')).toBe(true)
    expect(csv).toContain('reden-031')
    const entries = (await exportedAs(page, 'JSON Lines')).trimEnd().split('\n')
    const [head, ...bundled] = (await exportedAs(page, 'Signeret bundt, der kan efterprøves uden net')).trimEnd().split('\n')
    expect(JSON.parse(head!)).toMatchObject({ party: 'CMM', purpose: 'OVERSIGHT', reason: 'årlig gennemgang af udleveringer' })
    expect(bundled.filter((line) => line.startsWith('{"entry"'))).toHaveLength(entries.length)
    for (const format of ['csv', 'jsonl', 'bundle'])
      expect((await site().checkTrail()).flat()).toContainEqual(expect.objectContaining({
        kind: 'oversight', act: 'exportEntries', purpose: 'OVERSIGHT', reason: 'årlig gennemgang af udleveringer',
        details: expect.objectContaining({ format }),
      }))
    await page.close()
  })

  test('Prove that the trail is whole: verified, last entry per agency, gaps; verify an export offline on her own machine.', async () => {
    await looks(site())
    const page = await site().loggedIn('dpo', '/log')
    await page.locator('.trail-state summary').click()
    await page.locator('.trail-state li').first().waitFor()
    expect(await page.locator('.trail-state').innerText()).toMatch(/efterprøvet til og med \d+ af \d+ blade/)
    const { verifierKey } = createNoteSigner(site().config.origin, site().checkpointKey)
    const holder = await aHolder({ logs: [verifierKey], witnesses: [], quorum: 0 })
    const bundle = await exportedAs(page, 'Signeret bundt, der kan efterprøves uden net')
    const verified = (text: string) => holder.keep('log.bundle.jsonl', text).then((file) => holder.verify('bundle', file))
    expect(await verified(bundle)).toMatchObject({ code: 0, out: expect.stringContaining('bundtet holder / the bundle holds: samsyn.example/replica-1') })
    const gap = bundle.split('\n')
    gap.splice(gap.findIndex((line) => line.startsWith('{"entry"')), 1)
    expect(await verified(gap.join('\n'))).toMatchObject({ code: 6, error: expect.stringMatching(/^the bundle has \d+ entries, and was signed with \d+\n$/) })
    await holder.remove()
    await page.close()
  })

  test('See what was refused and why, which rules and consents stood at that time, and how retention erases entries.', async () => {
    const old = await anErasedLog(site().database)
    await site().as('karen').for('INVESTIGATION', 'sag uden tilknytning').run(`{ case(id: "${NO_HANDLE}") { cmm { indicators } } }`)
    await site().as('karen').for('INVESTIGATION', 'forberedelse af afhøring').case('mira', '{ cmm { indicators } }')
    await untilIndexed(site())
    const page = await site().loggedIn('poul', '/log')
    await searchable(page)
    await page.getByLabel('Udfald', { exact: true }).selectOption('REFUSED')
    await page.waitForURL(/outcomes=/)
    await rowsOf(page).filter({ hasText: 'nec-20993' }).first().getByRole('link').click()
    await page.getByRole('heading', { name: 'Det, der gjaldt dengang' }).waitFor()
    const refused = await page.locator('main').innerText()
    expect(refused).toMatch(/Hvorfor afvist\s+[A-ZÆØÅ].*\. CASE_NOT_AVAILABLE/)
    expect(refused).toMatch(/[0-9a-f]{12} i kraft siden \d\d\.\d\d\.\d{4}/)
    expect(refused).toContain('afvist, før nogen oplysning blev vurderet')
    expect(await lookAt(page, 'log-refused')).toEqual([])
    await page.goBack()
    await page.getByLabel('Udfald', { exact: true }).selectOption('WITHHELD')
    await rowsOf(page).filter({ hasText: 'nec-20993' }).first().getByRole('link').click()
    await page.getByRole('heading', { name: 'Samtykker, som de stod' }).waitFor()
    const withheld = await page.locator('main').innerText()
    expect(withheld).toContain('Der er ikke samtykke (F1)')
    expect(withheld).toMatch(/Samtykke\s+[0-9a-f]{8} Trukket tilbage/)
    expect(withheld).toMatch(/slettes tidligst \d\d\.\d\d\.\d{4}/)
    expect(await lookAt(page, 'log-withheld')).toEqual([])
    await page.getByRole('link', { name: 'Opbevaring og sletning' }).click()
    await page.getByRole('heading', { name: 'Opbevaring og sletning' }).waitFor()
    await page.getByRole('row', { name: /^Retshåndhævelsesloven 50 år/ }).waitFor()
    await expect.poll(async () => {
      await page.reload()
      return page.getByRole('region', { name: 'Seneste sletninger' }).innerText()
    }).toMatch(/Retshåndhævelsesloven\s.*\s1\s0/)
    expect(await lookAt(page, 'retention')).toEqual([])
    await page.goto(`${site().origin}/console/log/${old}/1`)
    await page.getByText('Opslaget kan være slettet').waitFor()
    await page.context().close()
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
    await page.evaluate('scrollTo(0, 0)')
    await expect.poll(async () => rowsOf(page).first().getAttribute('aria-rowindex')).toBe('2')
    await page.close()
  })

  test('an officer of another agency sees none of it', async () => {
    const page = await site().loggedIn('dagny', '/log?days=184')
    await searchable(page)
    expect(await page.locator('main').innerText()).not.toContain('reden-031')
    await page.close()
  })
})
