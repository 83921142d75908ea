import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'

/** Whoever runs the gateway. */
export const healthJourneys = (site: () => ASite) => describe('administrator', () => {
  test('Administrator: agencies, clients, keys, documents, health: finds by keyboard what is not well, and how to mend it.', async () => {
    const page = await site().loggedIn('admin')
    await page.getByRole('navigation').getByRole('link', { name: 'Drift' }).press('Enter')
    const ill = page.getByRole('region', { name: 'Det, der skal ses på' })
    await ill.getByRole('row', { name: /vidner.*advarsel.*SAMSYN_WITNESSES/ }).waitFor()
    const well = page.getByRole('region', { name: 'Det, der er i orden' })
    for (const what of ['PostgreSQL', 'CMM', 'sporet replica-1'])
      await well.getByRole('row', { name: new RegExp(`^${what} i orden`) }).waitFor()
    expect(await page.getByRole('status').innerText()).toMatch(/^Fejl: 0\. Advarsler: [1-9]/)
    expect(await lookAt(page, 'health')).toEqual([])
    const again = page.getByRole('button', { name: 'Se efter igen' })
    await again.press('Enter')
    await page.locator('.button[aria-busy]').waitFor({ state: 'detached' })
    await expect.poll(async () => (await site().checkTrail()).flat().filter((entry) => entry.kind === 'oversight' && entry.act === 'seeHealth').length)
      .toBeGreaterThanOrEqual(2)
    await page.context().close()
  })

  test('reads it on a window of 320 points', async () => {
    const page = await site().loggedIn('admin', '/drift', { viewport: { width: 320, height: 640 } })
    await page.getByRole('region', { name: 'Det, der er i orden' }).waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    expect(await lookAt(page, 'health-narrow')).toEqual([])
    await page.context().close()
  })

  test('of one agency is not offered it', async () => {
    const page = await site().loggedIn('bo')
    await page.getByRole('navigation').getByRole('link', { name: 'Tilslutning' }).waitFor()
    expect(await page.getByRole('link', { name: 'Drift' }).count()).toBe(0)
    await page.context().close()
  })
})
