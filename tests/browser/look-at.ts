import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = join(import.meta.dirname, 'pictures')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** In English a page has the colours that it has in Danish: they are looked at once. */
const LANGUAGES = { da: { words: 'Dansk', left: [] }, en: { words: 'English', left: ['color-contrast'] } } as const

/** Takes a picture of the page, where there is a folder for pictures. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (existsSync(PICTURES)) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

/** What axe finds wrong with the page as it stands: rule and place. `left` are rules that are left out. */
export const barriers = async (page: Page, left: readonly string[] = []): Promise<readonly string[]> => {
  if (!await page.evaluate<boolean>('"axe" in window')) await page.evaluate(AXE)
  const options = { runOnly: RULES, resultTypes: ['violations'], rules: Object.fromEntries(left.map((rule) => [rule, { enabled: false }])) }
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n').at(-1)?.trim() ?? ''})`))
}

/** All that axe finds in either language; in the one that an open dialog has, where there is one. */
export const lookAt = async (page: Page, name: string): Promise<readonly string[]> => {
  const inDialog = await page.locator('dialog[open]').count() > 0
  const speak = async (language: keyof typeof LANGUAGES): Promise<void> => {
    await page.locator('.languages').getByRole('button', { name: LANGUAGES[language].words, includeHidden: true }).click()
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
  }
  const found: string[] = []
  for (const language of inDialog ? ['da'] as const : ['da', 'en'] as const) {
    if (!inDialog) await speak(language)
    await picture(page, `${name}-${language}`)
    found.push(...(await barriers(page, LANGUAGES[language].left)).map((barrier) => `${language} ${barrier}`))
  }
  if (!inDialog) await speak('da')
  return found
}
