import type { Page } from 'playwright-core'
import type { ASite } from '../a-site.ts'

/** Looks that leave leaves: two that give something, one that is refused. */
export const looks = async (site: ASite): Promise<void> => {
  await site.as('shelter').for('ASSISTANCE', 'samtale om indkvartering').case('mira', '{ cmm { needs { language } riskLevel } }')
  await site.as('karen').for('INVESTIGATION').case('mira', '{ cmm { willingToTestify } udlst { reflectionEnds } }')
  await site.as('shelter').for('ASSISTANCE').case('andrei', '{ cmm { riskLevel } }')
}

/** What the list of the log shows, without the rows that only take up space. */
export const rowsOf = (page: Page) => page.locator('table.entries tbody tr:not([aria-hidden])')
export const searchable = async (page: Page): Promise<void> => {
  await page.locator('.total').waitFor()
}
