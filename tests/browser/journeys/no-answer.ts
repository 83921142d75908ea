import type { Page, Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'

/** Holds back the requests of a page that have a text in them, until it is let go. */
const holding = async (page: Page, text: string): Promise<Route[]> => {
  const held: Route[] = []
  await page.route('**/console/graphql', (route) => (route.request().postData()?.includes(text) ? void held.push(route) : route.continue()))
  return held
}

const refusedWith = (code: string, status: number) => ({ status, json: { errors: [{ message: code, extensions: { code } }] } })

/** What comes late, broken off, refused or not at all. */
export const noAnswerJourneys = (site: () => ASite) => describe('who gets no answer', () => {
  test('is told so after half a minute, before the browser sends it anew by itself, and can try again', async () => {
    const page = await site().loggedIn('dpo', '/', { afresh: true })
    await page.clock.install()
    await page.reload()
    const held = await holding(page, 'Reconciliations')
    await page.getByRole('navigation').getByRole('link', { name: 'Afstemning' }).click()
    await expect.poll(() => held.length).toBe(1)
    await page.clock.fastForward(29_500)
    await page.getByText('Samsyn har ikke svaret inden for et halvt minut.').waitFor()
    await page.unroute('**/console/graphql')
    await page.getByRole('button', { name: 'Prøv igen' }).press('Enter')
    await page.getByText('Der er ingen kørsler endnu').or(page.locator('.queued').first()).waitFor()
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Afstemning')
    await page.context().close()
  })

  test('is shown the page, not that she was logged out, once she has logged in again', async () => {
    const page = await site().loggedIn('dpo', '/', { afresh: true })
    await page.route('**/console/graphql', (route) => (route.request().postData()?.includes('Reconciliations')
      ? route.fulfill(refusedWith('SESSION_ENDED', 401)) : route.continue()))
    await page.getByRole('navigation').getByRole('link', { name: 'Afstemning' }).click()
    const ended = page.getByRole('dialog', { name: 'Du er logget ud' })
    await ended.waitFor()
    await page.unroute('**/console/graphql')
    await ended.getByRole('button', { name: 'fortsæt' }).click()
    await page.getByText('Der er ingen kørsler endnu').or(page.locator('.queued').first()).waitFor()
    expect(await page.getByText('Det kunne ikke lade sig gøre').count()).toBe(0)
    await page.context().close()
  })

  test('stays where she has gone meanwhile, when it comes', async () => {
    const page = await site().loggedIn('sara', '/samtykker', { afresh: true })
    const held = await holding(page, 'CaseByFileNumber')
    await page.getByLabel('Dit sagsnummer').fill(site().fileNumberOf('mira', 'sara') ?? '')
    await page.getByRole('button', { name: 'Åbn sagen' }).press('Enter')
    await expect.poll(() => held.length).toBe(1)
    await page.getByRole('navigation').getByRole('link', { name: 'Opslag' }).click()
    await page.getByLabel('Begrundelse').fill('halvt skrevet begrundelse')
    const answered = page.waitForResponse((reply) => reply.request().postData()?.includes('CaseByFileNumber') ?? false)
    await held[0]?.continue()
    await (await answered).finished()
    await page.waitForTimeout(500)
    expect(new URL(page.url()).pathname).toBe('/console/opslag')
    expect(await page.getByLabel('Begrundelse').inputValue()).toBe('halvt skrevet begrundelse')
    await page.context().close()
  })

  test('is told of a file that breaks off that Samsyn does not answer', async () => {
    const page = await site().loggedIn('dpo', '/log?days=7', { afresh: true })
    await page.evaluate(`(() => {
      const whole = window.fetch
      const broken = () => new Response(new ReadableStream({ pull: (at) => at.error(new TypeError('network error')) }))
      window.fetch = (address, asked) => (String(address).endsWith('/export') ? Promise.resolve(broken()) : whole(address, asked))
    })()`)
    await page.getByRole('button', { name: 'Eksportér' }).click()
    const dialog = page.getByRole('dialog', { name: 'Eksportér' })
    await dialog.getByLabel('Begrundelse').fill('årlig gennemgang af udleveringer')
    await dialog.getByRole('button', { name: 'Hent filen' }).click()
    await dialog.getByText('Samsyn svarer ikke: se efter, om du har forbindelse').waitFor()
    await page.context().close()
  })

  test('is told that it is not known what she is to explain', async () => {
    const page = await site().loggedIn('dpo', '/efterproev', { afresh: true })
    await page.route('**/console/graphql', (route) => (route.request().postData()?.includes('explanationRequests')
      ? route.fulfill(refusedWith('UNAVAILABLE', 503)) : route.continue()))
    await page.getByRole('navigation').getByRole('link', { name: 'Stikprøve' }).click()
    await page.getByRole('button', { name: 'Prøv igen' }).waitFor()
    await page.unroute('**/console/graphql')
    await page.getByRole('button', { name: 'Prøv igen' }).click()
    await page.getByRole('button', { name: 'Prøv igen' }).waitFor({ state: 'detached' })
    await page.context().close()
  })
})
