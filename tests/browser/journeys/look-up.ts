import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'

const lookUp = async (page: Page, fileNumber: string, purpose = 'ASSISTANCE', reason = 'forberedelse af samtale'): Promise<void> => {
  await page.getByLabel('Dit sagsnummer').fill(fileNumber)
  await page.getByLabel('Formål').selectOption(purpose)
  await page.getByLabel('Begrundelse').fill(reason)
  await page.getByRole('button', { name: 'Slå op' }).click()
}

/** An agency's caseworker without a system of her own. */
export const lookUpJourneys = (site: () => ASite) => describe('the caseworker', () => {
  test('Fetch one case view with one query, stating purpose and task, and get only what purpose and consent allow.', async () => {
    const page = await site().loggedIn('shelter', '/opslag')
    expect(await lookAt(page, 'look-up')).toEqual([])
    await lookUp(page, site().fileNumberOf('mira', 'shelter') ?? '')
    await page.getByRole('heading', { name: /^Sag / }).waitFor()
    const text = await page.locator('.case').innerText()
    expect(text).toContain('Sara Prøvegaard')
    expect(text).not.toContain('Prøvevej')
    expect(await page.title()).toBe('Opslag · Samsyn')
    expect(page.url()).toBe(`${site().origin}/console/opslag`)
    expect(await page.evaluate<unknown>(`JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title])`)).not.toMatch(/Mira|R-117|Sara/)
    expect(await lookAt(page, 'look-up-answered')).toEqual([])
    await page.context().close()
  })

  test('See what was left out and the class of reason, without learning whether a person is known elsewhere.', async () => {
    const page = await site().loggedIn('karen', '/opslag')
    await lookUp(page, site().fileNumberOf('mira', 'karen') ?? '', 'INVESTIGATION')
    const withheld = page.locator('.withheld')
    await withheld.waitFor()
    expect(await withheld.innerText()).toContain('Der er ikke samtykke')
    expect(await lookAt(page, 'look-up-withheld')).toEqual([])
    await lookUp(page, '0100-70123-99999-26', 'INVESTIGATION')
    expect(await page.getByRole('alert').innerText()).toContain('Din myndighed har ingen sådan sag')
    expect(await lookAt(page, 'look-up-refused')).toEqual([])
    await page.context().close()
  })

  test('Get a partial answer that names the agency that failed and whether to try again; never a silent gap.', async () => {
    const page = await site().loggedIn('sara', '/opslag')
    site().fault('NEC', 'cut')
    await lookUp(page, site().fileNumberOf('mira', 'sara') ?? '')
    const missing = page.locator('.alert-warning')
    await missing.waitFor()
    expect(await missing.innerText()).toContain('Politiet (Nationalt Efterforskningscenter) svarede ikke')
    expect(await lookAt(page, 'look-up-unavailable')).toEqual([])
    site().fault('NEC', undefined)
    await missing.getByRole('button', { name: 'Prøv igen' }).click()
    await missing.waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('All of it is done by keyboard alone, and what is wrong is told at the field.', async () => {
    const page = await site().loggedIn('shelter', '/opslag')
    await page.keyboard.press('Tab')
    expect(await page.evaluate<unknown>(`document.activeElement?.textContent`)).toBe('Gå til indholdet')
    await page.keyboard.press('Enter')
    await page.getByLabel('Dit sagsnummer').focus()
    await page.keyboard.press('Enter')
    expect(await page.getByLabel('Dit sagsnummer').getAttribute('aria-invalid')).toBe('true')
    expect(await lookAt(page, 'look-up-wrong')).toEqual([])
    await page.getByLabel('Dit sagsnummer').focus()
    await page.keyboard.type(site().fileNumberOf('mira', 'shelter') ?? '')
    await page.keyboard.press('Tab')
    await page.keyboard.press('B')
    await page.keyboard.press('Tab')
    await page.keyboard.type('samtale om ophold')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Sag / }).waitFor()
    expect(await page.evaluate<unknown>(`document.activeElement?.id`)).toBe('case-heading')
    await page.context().close()
  })
})
