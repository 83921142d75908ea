import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'

/** What is the same for everyone. */
export const frameJourneys = (site: () => ASite) => describe('everyone', () => {
  test('who is not logged in sees where to log in, and comes back to the page that was asked for', async () => {
    const page = await site().stranger()
    await page.goto(`${site().origin}/console/opslag`)
    await page.getByRole('heading', { name: 'Log ind' }).waitFor()
    expect(await lookAt(page, 'log-in')).toEqual([])
    await page.getByRole('link', { name: 'Reden', exact: true }).click()
    await site().choose(page, 'shelter')
    await page.getByRole('heading', { name: 'Opslag' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/console/opslag')
    await page.getByRole('link', { name: 'Forside' }).click()
    await expect.poll(() => page.evaluate<unknown>('document.activeElement?.tagName')).toBe('H1')
    expect(await lookAt(page, 'start')).toEqual([])
    await page.goBack()
    await page.getByRole('heading', { name: 'Opslag' }).waitFor()
    await page.goForward()
    await page.getByRole('heading', { name: 'Forside' }).waitFor()
    await page.close()
  })

  test('a session that ends keeps what is typed, and goes on after a new log in in another tab', async () => {
    const page = await site().loggedIn('shelter', '/opslag', { afresh: true })
    await page.getByLabel('Begrundelse').fill('halvt skrevet begrundelse')
    await page.getByLabel('Dit sagsnummer').fill(site().fileNumberOf('mira', 'shelter') ?? '')
    await page.getByLabel('Formål').selectOption('ASSISTANCE')
    await site().database.adminPool.query('update console_session set ended_at = now() where employee = $1', ['reden-031'])
    await page.getByRole('button', { name: 'Slå op' }).click()
    const ended = page.getByRole('dialog', { name: 'Du er logget ud' })
    await ended.waitFor()
    expect(await lookAt(page, 'session-ended')).toEqual([])
    const [other] = await Promise.all([page.context().waitForEvent('page'), ended.getByRole('link').click()])
    await other.waitForLoadState()
    if (new URL(other.url()).origin !== site().origin) await site().choose(other, 'shelter')
    await other.getByRole('heading', { name: 'Opslag' }).waitFor()
    await other.close()
    await ended.getByRole('button', { name: 'fortsæt' }).click()
    await ended.waitFor({ state: 'hidden' })
    expect(await page.getByLabel('Begrundelse').inputValue()).toBe('halvt skrevet begrundelse')
    await page.getByRole('button', { name: 'Slå op' }).click()
    await page.getByRole('heading', { name: /^Sag / }).waitFor()
    await page.close()
  })

  test('a page covers what it shows within a minute of its session\'s end, and does nothing as another who has logged in since', async () => {
    const page = await site().loggedIn('shelter', '/opslag', { afresh: true })
    await page.clock.install()
    await page.reload()
    await page.getByLabel('Begrundelse').fill('samtale om indkvartering')
    const window = await page.context().newPage()
    await window.goto(`${site().origin}/console/login?agency=CMM`)
    await site().choose(window, 'dpo')
    await page.getByLabel('Dit sagsnummer').fill(site().fileNumberOf('mira', 'shelter') ?? '')
    await page.getByLabel('Formål').selectOption('ASSISTANCE')
    await page.getByRole('button', { name: 'Slå op' }).click()
    const ended = page.getByRole('dialog', { name: 'Du er logget ud' })
    await ended.waitFor()
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press('Escape')
    await ended.waitFor()
    await page.getByLabel('Begrundelse').waitFor({ state: 'hidden' })
    await ended.getByRole('button', { name: 'fortsæt' }).click()
    await page.getByText('Dorte Prøvested', { exact: true }).waitFor()
    await site().database.adminPool.query('update console_session set ended_at = now() where employee = $1', ['cmm-1002'])
    await page.clock.fastForward(60_000)
    await ended.waitFor()
    await page.context().close()
  })

  test('every page fits a window of 320 points, as at 400 per cent, and an address that leads nowhere says so', async () => {
    const page = await site().loggedIn('shelter', '/ingen/steder', { viewport: { width: 320, height: 640 } })
    expect(await page.locator('h1').innerText()).toBe('Siden findes ikke')
    for (const path of ['/', '/opslag']) {
      await page.goto(`${site().origin}/console${path}`)
      await page.locator('main h1').waitFor()
      expect(await page.evaluate<number>(`document.documentElement.scrollWidth`)).toBeLessThanOrEqual(320)
    }
    expect(await lookAt(page, 'look-up-narrow')).toEqual([])
    await page.close()
  })

  test('the language that was chosen last is spoken, also when the texts of one chosen before it come later', async () => {
    const page = await site().loggedIn('shelter', '/opslag', { afresh: true })
    let fetchIt = (): void => {}
    const asked = new Promise<string>((isAsked) => page.route(/\/assets\/en-/, async (route) => {
      isAsked(route.request().url())
      await new Promise<void>((fetched) => { fetchIt = fetched })
      await route.continue()
    }))
    await page.getByRole('button', { name: 'English' }).click()
    await asked
    await page.getByRole('button', { name: 'Dansk' }).click()
    fetchIt()
    await page.evaluate(`import(${JSON.stringify(await asked)}).then(() => undefined)`)
    expect(await page.locator('html').getAttribute('lang')).toBe('da')
    await page.getByLabel('Dit sagsnummer').waitFor()
    await page.context().close()
  })

  test('nothing that was shown is kept by the browser', async () => {
    const page = await site().loggedIn('shelter', '/opslag')
    const kept: string[] = []
    page.on('response', (reply) => {
      const { pathname } = new URL(reply.url())
      if (!pathname.includes('/assets/') && !(reply.headers()['cache-control'] ?? '').includes('no-store')) kept.push(pathname)
    })
    await page.reload()
    await page.locator('main h1').waitFor()
    expect(kept).toEqual([])
    await page.close()
  })
})
