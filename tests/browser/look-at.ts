import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const PICTURES = join(import.meta.dirname, 'pictures')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const LANGUAGES = { da: 'Dansk', en: 'English' } as const

/** What axe finds wrong with the page as it stands: rule and place. */
export const barriers = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] })`)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n').at(-1)?.trim() ?? ''})`))
}

/** Takes a picture of the page in each language, and gives all that axe finds in either. */
export const lookAt = async (page: Page, name: string): Promise<readonly string[]> => {
  await mkdir(PICTURES, { recursive: true })
  const found: string[] = []
  for (const [language, words] of Object.entries(LANGUAGES)) {
    const button = page.locator('.languages').getByRole('button', { name: words, includeHidden: true })
    if (await page.locator('dialog[open]').count() === 0) await button.click()
    await page.screenshot({ path: join(PICTURES, `${name}-${language}.png`), fullPage: true })
    found.push(...(await barriers(page)).map((barrier) => `${language} ${barrier}`))
    if (await page.locator('dialog[open]').count() > 0) break
  }
  if (await page.locator('dialog[open]').count() === 0) await page.locator('.languages').getByRole('button', { name: LANGUAGES.da }).click()
  return found
}
