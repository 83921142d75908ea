import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { barriers } from '../look-at.ts'

const NOT_A_DAY = 'Det er ikke en dag fra år 2000 og frem: skriv den som 22.11.2026.'

/** Whoever types a day. */
export const dayJourneys = (site: () => ASite) => describe('whoever types a day', () => {
  test('that is none finds it as it was typed, is told so at once, and nothing rests on the day that stood there', async () => {
    const page = await site().loggedIn('dpo', '/stikproeve')
    const from = page.getByRole('textbox', { name: 'Fra' })
    const said = page.getByRole('alert')
    for (const typed of ['31.02.2026', '1.1.1026', '22.11', 'i går']) {
      await from.fill(typed)
      expect(await said.count()).toBe(typed === '31.02.2026' ? 0 : 1)
      await from.blur()
      await expect.poll(() => said.allInnerTexts()).toEqual([NOT_A_DAY])
      expect(await from.inputValue()).toBe(typed)
      expect(await from.getAttribute('aria-invalid')).toBe('true')
      expect(await page.locator(`#${(await from.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? ''}`.replaceAll(':', '\\:')).innerText()).toBe(NOT_A_DAY)
    }
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Læg stikprøven fast' }).click()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await from.fill('1.2.2026')
    expect(await said.count()).toBe(0)
    await from.blur()
    expect(await from.inputValue()).toBe('01.02.2026')
    await page.getByRole('button', { name: 'Læg stikprøven fast' }).click()
    await page.getByRole('dialog', { name: 'Læg stikprøven fast' }).waitFor()
    await page.close()
  })

  test('in the log searches by it once it is one, by no day once it is none, and loses no other choice', async () => {
    const page = await site().loggedIn('dpo', '/log?days=90')
    const asked = (name: string): string | null => new URL(page.url()).searchParams.get(name)
    const from = page.getByRole('textbox', { name: 'Fra' })
    await from.fill('31.02.2026')
    await from.blur()
    await page.getByText(NOT_A_DAY).waitFor()
    expect(asked('days')).toBe('90')
    await from.fill('1.2.2026')
    await from.blur()
    await expect.poll(() => asked('from')).toBe('2026-02-01')
    expect(await from.inputValue()).toBe('01.02.2026')
    await from.fill('1.2.202')
    await from.blur()
    await page.getByText(NOT_A_DAY).waitFor()
    await expect.poll(() => asked('from')).toBe(null)
    expect(await from.inputValue()).toBe('1.2.202')
    await page.goBack()
    await expect.poll(() => from.inputValue()).toBe('01.02.2026')
    expect(await page.getByText(NOT_A_DAY).count()).toBe(0)
    await page.close()
  })

  test('at the board finds the day of the last meeting as the address has it, also when one goes back', async () => {
    const page = await site().loggedIn('grethe', '/tavle')
    const since = page.getByLabel('Sidste møde')
    const usual = await since.inputValue()
    await since.fill('31.02.2026')
    await since.blur()
    await page.getByText(NOT_A_DAY).waitFor()
    expect(await since.inputValue()).toBe('31.02.2026')
    await since.fill('1.2.2026')
    await since.blur()
    await expect.poll(() => new URL(page.url()).searchParams.get('since')).toBe('2026-02-01')
    await page.goBack()
    await expect.poll(() => since.inputValue()).toBe(usual)
    await page.close()
  })
})
