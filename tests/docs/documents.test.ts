import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contractDocument } from '../../build/contract-document/contract-document.ts'
import { printedAfter, printedContract } from '../../build/printed-contract.ts'
import { settingsDocument } from '../../build/settings-document.ts'
import { documentsOfPolicies } from '../../policies/documents.ts'
import { EXCHANGES } from '../../policies/exchanges.ts'
import { FIREWALLS } from '../../policies/firewalls.ts'
import { PURPOSES } from '../../schema/purpose.ts'

const DOCUMENTS = [
  ...documentsOfPolicies(), { file: 'contract.graphql', text: printedContract() }, { file: 'kontrakt.md', text: contractDocument() },
  { file: 'settings.md', text: settingsDocument() },
]
const read = (file: string): string => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8')

describe('the documents', () => {
  test.each(DOCUMENTS)('`docs/$file` is what contract, policies and settings make: `npm run docs` writes it', ({ file, text }) => {
    expect(read(file)).toBe(text)
  })

  test.each(['udveksling.md', 'exchanges.md'])('`docs/%s` has a row with its source for every arrow, and every firewall', (file) => {
    const lines = read(file).split('\n')
    for (const { exchanges } of EXCHANGES) for (const { id, grants } of exchanges) {
      const rows = lines.filter((line) => line.startsWith(`| ${id} |`))
      expect(rows.map((row) => row.split(' | ').at(-1)), id).toEqual(grants.map(({ source }) => `${source} |`))
    }
    for (const { id, source } of FIREWALLS) expect(lines.filter((line) => line.startsWith(`| ${id} | `) && line.includes(source))).toHaveLength(1)
    for (const purpose of PURPOSES) expect(lines.filter((line) => line.startsWith('### ') && line.includes(`(\`${purpose}\`)`))).toHaveLength(1)
  })

  test('no row of a table has a cell too few or too many', () => {
    for (const { text } of DOCUMENTS.filter(({ file }) => file.endsWith('.md')))
      for (const table of text.trim().split('\n\n').filter((block) => block.startsWith('| ')))
        expect(new Set(table.split('\n').map((row) => row.split(' | ').length)).size, table.slice(0, 60)).toBe(1)
  })
  test('`npm run docs` writes no contract that breaks the committed one unannounced, and says where it would', () => {
    expect(printedAfter(read('contract.graphql'), '2026-11-22')).toBe(printedContract())
    const more = `${read('contract.graphql')}\nextend type CaseView { old: String }\nextend enum Stage { old }`
    expect(() => printedAfter(more, '2026-11-22')).toThrow(new Error('the contract would break its callers; announce it first '
      + '(`schema/removal.ts`)\nCaseView.old was removed.\nold was removed from enum type Stage.'))
  })
})
