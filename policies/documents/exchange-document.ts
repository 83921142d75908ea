import type { Language } from '../../schema/label.ts'
import { permissionTables, planTable } from './control-tables.ts'
import { exchangeTables } from './exchange-tables.ts'
import { basisTable, firewallTable, purposeTable, sourceTable } from './law-tables.ts'
import { page } from './markdown.ts'
import { TEXTS } from './texts.ts'

/** The whole policies as a lawyer reads them, in Markdown. */
export const exchangeDocument = (language: Language): string => {
  const heading = (text: keyof typeof TEXTS): string => `## ${TEXTS[text][language]}`
  return page([
    `# ${TEXTS.title[language]}`,
    TEXTS.about[language],
    heading('exchanges'), ...exchangeTables(language),
    heading('firewalls'), firewallTable(language),
    heading('purposes'), purposeTable(language),
    heading('permissions'), TEXTS.permissionsAbout[language], ...permissionTables(language),
    heading('plans'), TEXTS.plansAbout[language], planTable(language),
    heading('bases'), basisTable(language),
    heading('sources'), TEXTS.sourcesAbout[language], sourceTable(language),
  ])
}
