import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { barriers, picture } from '../look-at.ts'
import { looks } from './log-page.ts'

/** A page of each make, by whoever has work at it; `:case` is Mira's. */
const PAGES: readonly (readonly [persona: string, path: string])[] = [
  ...['', 'gennemgang?tab=findings', 'log', 'stikproeve', 'regler', 'tilslutning', 'efterproev', 'foresporgsler', 'afstemning', 'rettelser', 'indsigt'].map((path) => ['dpo', path] as const),
  ...['samtykker/:case', 'samtykker/:case/nyt'].map((path) => ['sara', path] as const),
  ...['tavle', 'tavle?view=lanes'].map((path) => ['grethe', path] as const),
  ['admin', 'drift'],
  ['admin', 'tilsyn'],
]

/** What the page stands on when the browser asks for dark colours. */
const NIGHT = 'rgb(23, 27, 31)'

/** WCAG 1.4.12. */
const SET_APART = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'

/** What is cut off, or stands beyond the edge where nothing scrolls to it. */
const LOST = `[...document.querySelectorAll('header *, main *, footer *')].filter((one) => {
  const { clipPath, overflowX } = getComputedStyle(one)
  if (clipPath !== 'none' || one.closest('.table--responsive-scroll, pre')) return false
  return one.getBoundingClientRect().right > innerWidth + 1 || (overflowX === 'hidden' && one.scrollWidth > one.clientWidth + 1)
}).map((one) => one.tagName + ' ' + one.className + ' ' + one.textContent.slice(0, 40))`

/** Those who see by night, enlarge four times, and set letters apart, all at once. */
export const everyPageJourneys = (site: () => ASite) => describe('in the dark, enlarged four times, with letters set apart, nothing is lost', () => {
  test.each(PAGES)('to %s on /%s', async (persona, path) => {
    if (path === 'log') await looks(site())
    const address = `/${path.replace(':case', site().handleOf('mira', 'sara'))}`
    const page = await site().loggedIn(persona, address, { colorScheme: 'dark', viewport: { width: 320, height: 640 } })
    await expect.poll(() => page.locator('.loading').count()).toBe(0)
    expect(await page.getByText('SYNTETISKE DATA', { exact: true }).first().isVisible()).toBe(true)
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe(NIGHT)
    expect(await barriers(page)).toEqual([])
    await picture(page, `dark-${persona}-${path.replaceAll(/\W/g, '-')}`)
    await page.evaluate(`(() => { const set = new CSSStyleSheet(); set.replaceSync(${JSON.stringify(SET_APART)}); document.adoptedStyleSheets = [set] })()`)
    expect(await page.evaluate<string[]>(LOST)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.close()
  })
})
