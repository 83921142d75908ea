import { createHash } from 'node:crypto'
import type { Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inMonths } from '../../../console/words/danish.ts'
import type { ASite } from '../a-site.ts'
import { readPdf } from '../../report/a-pdf.ts'
import { barriers, lookAt, picture } from '../look-at.ts'

const LAST_DAY = inMonths(3)

/** The contact person at CMM. */
export const consentJourneys = (site: () => ASite) => describe('the contact person', () => {
  const address = (story: string, below = ''): string => `/samtykker/${site().handleOf(story, 'sara')}${below}`

  test('See the consent in plain words: scope, given when, until when, withdrawn or not.', async () => {
    const page = await site().loggedIn('sara', '/samtykker')
    expect(await lookAt(page, 'own-cases')).toEqual([])
    await page.getByLabel('Dit sagsnummer').fill(site().fileNumberOf('mira', 'sara') ?? '')
    await page.getByRole('button', { name: 'Åbn sagen' }).click()
    await page.getByRole('heading', { name: 'Samtykker i sagen' }).waitFor()
    await page.locator('.card').first().waitFor()
    const shelter = page.locator('.card', { hasText: 'Reden' })
    expect(await shelter.innerText()).toMatch(/gælder[\s\S]*Bistand og støtte[\s\S]*indkvartering og behov/)
    expect(await page.locator('table').innerText()).toMatch(/Politiet[\s\S]*trukket tilbage/)
    expect(await lookAt(page, 'consents')).toEqual([])
    await page.close()
  })

  test('gives a consent by keyboard in four steps, read with the person in her language, and prints the sheet', async () => {
    const page = await site().loggedIn('sara', address('mira', '/nyt'))
    const goOn = (): Promise<void> => page.getByRole('button', { name: /Videre|Notér samtykket/ }).press('Enter')
    await page.locator('input[type=radio]').first().waitFor()
    await goOn()
    expect(await page.locator('.form-error-message').innerText()).toBe('Vælg en modtager og et formål.')
    expect(await page.evaluate<string[]>(`document.querySelector('fieldset').getAttribute('aria-describedby').split(' ')
      .map((id) => document.getElementById(id).textContent)`)).toEqual(['Giver personen flere samtykker, så notér dem ét ad gangen.', 'Vælg en modtager og et formål.'])
    expect(await lookAt(page, 'give-who')).toEqual([])
    await page.getByLabel(/^Politiet.*: efterforskning/).press('Space')
    await goOn()
    await page.getByLabel('vidne').press('Space')
    expect(await lookAt(page, 'give-what')).toEqual([])
    await goOn()
    await page.getByLabel('Mundtligt').press('Space')
    await page.getByLabel('Sprog, det er forklaret på').selectOption('ar')
    await page.getByLabel('Med tolk').press('Space')
    await page.getByLabel('Sidste dag, samtykket gælder').fill('31.02.2027')
    await goOn()
    expect(await page.locator('.form-error-message').innerText()).toBe('Skriv en dato som 22.11.2026.')
    await page.getByLabel('Sidste dag, samtykket gælder').fill(LAST_DAY)
    expect(await lookAt(page, 'give-how')).toEqual([])
    await goOn()
    await page.locator('.plain-words[dir=rtl]').waitFor()
    await goOn()
    expect(await page.locator('.form-error-message').innerText()).toContain('Uden personens ja')
    expect(await lookAt(page, 'give-read')).toEqual([])
    await page.getByLabel('Personen har forstået det').press('Space')
    await goOn()
    await page.locator('.sheet').first().waitFor()
    expect(await page.locator('.sheet').count()).toBe(2)
    expect(await page.locator('.sheet').nth(1).innerText()).toContain(`til og med ${LAST_DAY}`)
    for (const language of ['en', 'ro', 'th', 'vi', 'ar']) {
      await page.getByLabel('Arkets sprog').selectOption(language)
      await page.locator(`.sheet [lang=${language}]`).first().waitFor()
      if (language !== 'ar') expect(await barriers(page)).toEqual([])
    }
    expect(await lookAt(page, 'sheet-arabic')).toEqual([])
    await page.emulateMedia({ media: 'print' })
    await picture(page, 'sheet-printed')
    await page.close()
  })

  test('prints a sheet that names the municipality, each language on one page of its own', async () => {
    const page = await site().loggedIn('sara', address('mira'))
    await page.getByRole('link', { name: 'Ark til personen om samtykket til Københavns Kommune' }).click()
    for (const language of ['da', 'ar']) {
      await page.getByLabel('Arkets sprog').selectOption(language)
      const sheet = page.locator('.sheet').filter({ has: page.locator(`[lang=${language}]`) }).first()
      expect(await sheet.innerText()).toContain(': Københavns Kommune')
    }
    expect((await readPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))).pages).toHaveLength(2)
    await page.close()
  })

  test('notes what is given in writing only with the signed sheet, whose hash alone leaves the browser', async () => {
    const page = await site().loggedIn('sara', address('joy', '/nyt'))
    const goOn = (): Promise<void> => page.getByRole('button', { name: /Videre|Notér samtykket/ }).click()
    await page.getByLabel(/IOM/).check()
    await goOn()
    await page.locator('input[type=checkbox]').first().check()
    await goOn()
    await page.getByLabel('Skriftligt').check()
    await page.getByLabel('Sprog, det er forklaret på').selectOption('en')
    await goOn()
    await page.locator('.sign-here').nth(1).waitFor()
    await page.getByLabel('Personen har forstået det').check()
    await goOn()
    expect(await page.locator('.form-error-message').innerText()).toBe('Vælg det dokument, personen har skrevet under på.')
    expect(await lookAt(page, 'give-signed')).toEqual([])
    const signed = Buffer.from('underskrevet af personen')
    await page.getByLabel('Det underskrevne').setInputFiles({ name: 'ark.pdf', mimeType: 'application/pdf', buffer: signed })
    const sent = page.waitForRequest((request) => request.postData()?.includes('giveConsent') ?? false)
    await goOn()
    expect((await sent).postDataJSON().variables.input).toMatchObject({
      form: 'inWriting', documentHash: createHash('sha256').update(signed).digest('hex'),
    })
    await page.waitForURL(/\/ark\//)
    await page.close()
  })

  test('who turns to another recipient ticks anew what that one may have and how it was given, and reads it with the person anew', async () => {
    const page = await site().loggedIn('sara', address('joy', '/nyt'))
    const goOn = (): Promise<void> => page.getByRole('button', { name: 'Videre' }).click()
    const goBack = (): Promise<void> => page.getByRole('button', { name: 'Tilbage' }).click()
    const ticked = page.locator('input:checked')
    const wrong = page.locator('.form-error-message')
    await page.getByLabel(/Reden: bistand/).check()
    await goOn()
    await page.locator('input[type=checkbox]').last().check()
    await goOn()
    await page.getByLabel('Mundtligt').check()
    await page.getByLabel('Sprog, det er forklaret på').selectOption('en')
    await goOn()
    await page.getByLabel('Personen har forstået det').check()
    await goBack()
    await page.getByLabel('Sidste dag, samtykket gælder').fill(LAST_DAY)
    await goOn()
    expect(await ticked.count(), 'what was read before is not what it says now').toBe(0)
    for (let step = 0; step < 3; step += 1) await goBack()
    await page.getByLabel(/IOM/).check()
    await goOn()
    expect(await ticked.count()).toBe(0)
    await goOn()
    expect(await wrong.innerText()).toBe('Vælg mindst én art af oplysninger.')
    await page.locator('input[type=checkbox]').first().check()
    await goOn()
    expect(await ticked.count()).toBe(0)
    await goOn()
    expect(await wrong.innerText()).toBe('Vælg, hvordan det er givet.')
    await page.close()
  })

  test('of documents that were chosen one after another notes the last, and none in place of one that cannot be read', async () => {
    const page = await site().loggedIn('sara', address('joy', '/nyt'))
    const goOn = (): Promise<void> => page.getByRole('button', { name: /Videre|Notér samtykket/ }).click()
    await page.getByLabel(/IOM/).check()
    await goOn()
    await page.locator('input[type=checkbox]').last().check()
    await goOn()
    await page.getByLabel('Skriftligt').check()
    await page.getByLabel('Sprog, det er forklaret på').selectOption('en')
    await goOn()
    await page.getByLabel('Personen har forstået det').check()
    await page.evaluate(`(() => {
      const whole = File.prototype.arrayBuffer
      File.prototype.arrayBuffer = async function () {
        if (this.name === 'ødelagt.pdf') throw new DOMException('it is gone', 'NotReadableError')
        if (this.name === 'stor.pdf') await new Promise((resolve) => setTimeout(resolve, 1000))
        return whole.call(this)
      }
    })()`)
    const choose = (name: string): Promise<void> =>
      page.getByLabel('Det underskrevne').setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(name) })
    await choose('forkert.pdf')
    await choose('ødelagt.pdf')
    await goOn()
    await page.getByText('Vælg det dokument, personen har skrevet under på.').waitFor()
    await choose('stor.pdf')
    await choose('rigtig.pdf')
    await page.waitForTimeout(1_500)
    const sent = page.waitForRequest((request) => request.postData()?.includes('giveConsent') ?? false)
    await page.route('**/console/graphql', (route) => route.abort())
    await goOn()
    expect((await sent).postDataJSON().variables.input.documentHash).toBe(createHash('sha256').update('rigtig.pdf').digest('hex'))
    await page.close()
  })

  test('withdraws in one step, having seen what stops; it stops at once', async () => {
    const page = await site().loggedIn('sara', address('mira'))
    const other = await site().loggedIn('sara', address('mira'))
    const [withdraw, late] = [page, other].map((window) => window.getByRole('button', { name: 'Træk tilbage: samtykket til Reden' }))
    await late?.waitFor()
    await withdraw?.click()
    const confirm = page.getByRole('dialog', { name: 'Træk samtykket tilbage' })
    await confirm.getByText('Dette stopper:').waitFor()
    expect(await confirm.innerText()).toContain('Reden får ikke længere disse oplysninger fra Center mod Menneskehandel')
    expect(await lookAt(page, 'withdraw')).toEqual([])
    await confirm.getByRole('button', { name: 'Træk tilbage nu' }).click()
    await page.getByText('Samtykket er trukket tilbage').waitFor()
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe('Samtykker i sagen')
    expect(await lookAt(page, 'withdrawn')).toEqual([])
    const view = await site().as('shelter').for('ASSISTANCE').case('mira', '{ withheld { because } cmm { needs { language } } }')
    expect(view.withheld).toEqual([{ because: 'CONSENT_WITHDRAWN' }])
    await late?.click()
    await other.getByText('intet stopper').waitFor()
    await other.getByRole('button', { name: 'Træk tilbage nu' }).click()
    expect(await other.getByRole('alert').innerText()).toContain('Samtykket er allerede trukket tilbage')
    await Promise.all([page.close(), other.close()])
  })

  test('leaves no withdrawal before it is told what came of it, and opens no other beside it', async () => {
    const page = await site().loggedIn('sara', address('joy'))
    const held: Route[] = []
    await page.route('**/console/graphql', (route) => (route.request().postData()?.includes('withdrawConsent') ? void held.push(route) : route.continue()))
    await page.getByRole('button', { name: /^Træk tilbage: / }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Træk samtykket tilbage' })
    await dialog.getByRole('button', { name: 'Træk tilbage nu' }).press('Enter')
    await expect.poll(() => held.length).toBe(1)
    for (const leave of ['Behold samtykket', 'Luk']) await dialog.getByRole('button', { name: leave }).press('Enter')
    for (const key of ['Escape', 'Escape']) await page.keyboard.press(key)
    await page.waitForTimeout(200)
    expect(await dialog.isVisible()).toBe(true)
    await held[0]?.abort()
    await dialog.getByText('Det kunne ikke lade sig gøre').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.close()
  })

  test('a stranger\'s link tells her nothing, not even whether there is such a case', async () => {
    const answers: string[] = []
    for (const handle of [site().handleOf('mira', 'shelter'), 'AAAAAAAAAAAAAAAAAAAAAA']) {
      const page = await site().loggedIn('sara', `/samtykker/${handle}`)
      answers.push((await page.getByRole('alert').innerText()).replace(/[0-9a-f-]{36}/, ''))
      await page.close()
    }
    expect(answers[0]).toContain('Din myndighed har ingen sådan sag')
    expect(answers[1]).toBe(answers[0])
  })
})
