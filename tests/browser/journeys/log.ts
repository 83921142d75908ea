import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { ASite } from '../a-site.ts'
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
    await page.context().close()
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
    await page.context().close()
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
    await page.context().close()
    const other = await site().loggedIn('second-cmm-dpo', '/log')
    await searchable(other)
    await other.getByRole('button', { name: 'Gemte søgninger' }).click()
    await other.getByRole('link', { name: 'Intet givet i ugen' }).click()
    await other.waitForURL(/outcomes=/)
    expect(decodeURIComponent(new URL(other.url()).search)).toContain('WITHHELD')
    await other.context().close()
  })

  test('Export CSV for Danish Excel, JSON Lines; the export is itself recorded with its purpose.', async () => {
    const page = await site().loggedIn('dpo', '/log')
    await searchable(page)
    await page.getByRole('button', { name: 'Eksportér' }).click()
    const dialog = page.getByRole('dialog', { name: 'Eksportér' })
    await dialog.getByLabel('CSV til Excel').check()
    await dialog.getByLabel('Begrundelse').fill('årlig gennemgang af udleveringer')
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Hent filen' }).click()])
    const text = await readFile(await file.path(), 'utf8')
    expect(text.startsWith('\uFEFFTidspunkt')).toBe(true)
    expect(text).toContain('reden-031')
    await dialog.getByText('opslag er hentet').waitFor()
    expect((await site().checkTrail()).flat()).toContainEqual(
      expect.objectContaining({ kind: 'oversight', act: 'exportEntries', reason: 'årlig gennemgang af udleveringer' }))
    await page.context().close()
  })

  test('Prove that the trail is whole: verified, last entry per agency.', async () => {
    const page = await site().loggedIn('dpo', '/log')
    await page.locator('.trail-state summary').click()
    await page.locator('.trail-state li').first().waitFor()
    expect(await page.locator('.trail-state').innerText()).toMatch(/efterprøvet til og med \d+ af \d+ blade/)
    await page.context().close()
  })

  test('an officer of another agency sees none of it', async () => {
    const page = await site().loggedIn('dagny', '/log?days=184')
    await searchable(page)
    expect(await page.locator('main').innerText()).not.toContain('reden-031')
    await page.context().close()
  })
})
