import { describe, expect, test } from 'vitest'
import { untilIndexed } from '../../oversight/an-officer.ts'
import type { ASite } from '../a-site.ts'
import { barriers, lookAt, picture } from '../look-at.ts'
import { looks } from './log-page.ts'

/** What the browser makes of a property of an element. */
const styleOf = (selector: string, property: string): string => `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${property}`
const outline = `${styleOf(':focus', 'outlineStyle')} + ' ' + ${styleOf(':focus', 'outlineWidth')}`

/** Those who see with other colours, without motion, over a slow line, in two windows. */
export const comfortJourneys = (site: () => ASite) => describe('whoever works otherwise', () => {
  test('sees focus, errors and where she is in colours of her own choosing', async () => {
    const page = await site().loggedIn('shelter', '/opslag', { forcedColors: 'active' })
    await page.getByRole('button', { name: 'Slå op' }).click()
    await page.getByText('Skriv sagsnummeret.').waitFor()
    await page.getByLabel('Dit sagsnummer').focus()
    expect(await page.evaluate<string>(outline)).toMatch(/^(solid|auto) [1-9]/)
    expect(await page.evaluate<string>(styleOf('nav [aria-current="page"]', 'borderBottomStyle'))).toBe('solid')
    await page.keyboard.press('Tab')
    expect(await page.evaluate<string>(outline)).toMatch(/^(solid|auto) [1-9]/)
    expect(await barriers(page)).toEqual([])
    await picture(page, 'look-up-forced-colours')
    await page.close()
  })

  test('sees which bar is in focus, and every bar, in colours of her own choosing', async () => {
    await looks(site())
    await untilIndexed(site())
    const page = await site().loggedIn('dpo', '/log', { forcedColors: 'active' })
    await page.locator('.bars svg a').last().focus()
    await page.keyboard.press('ArrowLeft')
    const ring = await page.evaluate<string>(styleOf('.bars svg a:focus .bar-room', 'stroke'))
    const canvas = await page.evaluate<string>(styleOf('body', 'backgroundColor'))
    expect([canvas, 'none']).not.toContain(ring)
    expect(await barriers(page)).toEqual([])
    await page.close()
  })

  test('sees which view and which cases she has chosen in colours of her own choosing', async () => {
    const page = await site().loggedIn('grethe', '/tavle', { forcedColors: 'active' })
    await page.locator('.tile').first().waitFor()
    const chosen = await page.evaluate<string>(styleOf('.tile[aria-pressed="true"]', 'backgroundColor'))
    expect(chosen).not.toBe(await page.evaluate<string>(styleOf('.tile[aria-pressed="false"]', 'backgroundColor')))
    expect(chosen).toBe(await page.evaluate<string>(styleOf('[role="tab"][aria-selected="true"]', 'backgroundColor')))
    expect(await barriers(page)).toEqual([])
    await page.close()
  })

  test('sees nothing move when she asked for that', async () => {
    const page = await site().loggedIn('shelter', '/opslag', { reducedMotion: 'reduce' })
    const moving = await page.evaluate<string[]>(`[...document.querySelectorAll('*')].filter((one) => {
      const { animationDuration, transitionDuration } = getComputedStyle(one)
      return [animationDuration, transitionDuration].join().split(',').some((time) => parseFloat(time) > 0.001)
    }).map((one) => one.className)`)
    expect(moving).toEqual([])
    await page.close()
  })

  test('is told on a slow line that it is being fetched, and a second press asks nothing twice', async () => {
    const page = await site().loggedIn('shelter', '/opslag')
    let arrive = (): void => undefined
    const held = new Promise<void>((resolve) => { arrive = resolve })
    await page.route('**/console/graphql', async (route) => {
      await held
      await route.continue()
    })
    const sent: string[] = []
    page.on('request', (request) => { if (request.url().endsWith('/console/graphql')) sent.push(request.url()) })
    await page.getByLabel('Dit sagsnummer').fill(site().fileNumberOf('mira', 'shelter') ?? '')
    await page.getByLabel('Formål').selectOption('ASSISTANCE')
    await page.getByLabel('Begrundelse').fill('samtale om indkvartering')
    await page.getByRole('button', { name: 'Slå op' }).click()
    const busy = page.getByRole('button', { name: 'Slår op …' })
    expect(await busy.getAttribute('aria-busy')).toBe('true')
    await busy.click({ force: true })
    arrive()
    await page.getByRole('heading', { name: /^Sag / }).waitFor()
    expect(sent).toHaveLength(1)
    await page.close()
  })

  test('finds her view again by back and forward, and in a second tab by its address', async () => {
    const page = await site().loggedIn('dpo', '/log?days=7')
    await page.getByLabel('Formål', { exact: true }).selectOption('ASSISTANCE')
    await page.waitForURL(/purposes=/)
    await page.getByLabel('Udfald', { exact: true }).selectOption('REFUSED')
    await page.waitForURL(/outcomes=/)
    const second = await page.context().newPage()
    await second.goto(page.url())
    await second.locator('.tags button').nth(1).waitFor()
    expect(await second.locator('.tags').innerText()).toBe(await page.locator('.tags').innerText())
    await page.goBack()
    await expect.poll(() => page.locator('.tags button').count()).toBe(1)
    await page.goForward()
    await expect.poll(() => page.locator('.tags button').count()).toBe(2)
    expect(await second.locator('.tags button').count()).toBe(2)
    await second.goto(`${site().origin}/console/log?days=7&from=2026-02-30`)
    await second.locator('.total').waitFor()
    expect(await second.locator('.tags').count()).toBe(0)
    await second.close()
    await page.close()
  })

  test('reads the log on a window of 320 points', async () => {
    const page = await site().loggedIn('dpo', '/log?days=7', { viewport: { width: 320, height: 640 } })
    await page.locator('.total').waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    expect(await lookAt(page, 'log-narrow')).toEqual([])
    await page.close()
  })
})
