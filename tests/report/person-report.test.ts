import { describe, expect, test } from 'vitest'
import { personReport, type ReportFrame } from '../../gateway/report/person-report.ts'
import { reportPdf } from '../../gateway/report/report-pdf.ts'
import { CATALOGUES, textsIn } from '../../gateway/report/report-texts.ts'
import { LANGUAGES } from '../../schema/label.ts'
import { fc } from '../properties.ts'
import { aDisclosureEntry, disclosureEntries } from './a-disclosure-entry.ts'
import { readPdf } from './a-pdf.ts'

const frame = (told: Partial<ReportFrame> = {}): ReportFrame => ({
  language: 'da', synthetic: true, madeAt: '2026-11-22T13:05:00.000Z', case: 'min-reference', ofAll: true, withStaff: false, ...told,
})

const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('the person\'s report', () => {
  test('has every text in every language', () => {
    for (const language of LANGUAGES) {
      expect(Object.keys(CATALOGUES[language])).toEqual(Object.keys(CATALOGUES.da))
      expect(Object.values(CATALOGUES[language]).every((text) => text.length > 0)).toBe(true)
    }
    const slots = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([slot]) => slot)
    for (const [key, text] of Object.entries(CATALOGUES.da)) expect(slots(CATALOGUES.en[key as 'title'])).toEqual(slots(text))
    expect(textsIn('da')('count', { count: 1 })).toBe('1 videregivelse')
    expect(textsIn('en')('count', { count: 2 })).toBe('2 disclosures')
  })

  test('names recipient, role, purpose, facts and law in plain words, of Danish time in the night when the clock is changed', () => {
    const { recipients } = personReport(frame(), [aDisclosureEntry()])
    expect(recipients).toEqual([{
      party: 'UDLST', name: 'Udlændingestyrelsen', disclosures: [{
        disclosureId: '00000000-0000-4000-8000-000000000001', at: '2026-03-29T01:30:00.000Z', role: 'vurderingsansvarlig', employee: null,
        purpose: 'Vurdering af, om personen er offer for menneskehandel',
        facts: [{ controller: 'Politiet (Nationalt Efterforskningscenter)', names: ['Dagen, hvor politiet mødte personen'] }],
        legalBases: ['Offentlig myndighedsudøvelse (GDPR art. 6, stk. 1, litra e)'], onConsent: false,
      }],
    }])
  })

  test('names a municipality as its citizens do, in either language', () => {
    const entry = aDisclosureEntry()
    const told = (party: string, language: 'da' | 'en') =>
      personReport(frame({ language }), [{ ...entry, actor: { ...entry.actor, party } }]).recipients.map(({ name }) => name)
    expect(told('KOM-0101', 'da')).toEqual(['Københavns Kommune'])
    expect(told('KOM-0751', 'en')).toEqual(['Aarhus Kommune'])
    expect(told('KOM-9999', 'da')).toEqual(['Kommunen (KOM-9999)'])
  })

  test('leaves out nothing that was given, not even what the contract no longer has a name for', () => {
    const given = [{ exchange: 'X01', consent: null, facts: [{ field: 'police.gone', commitment: '' }] }]
    const [{ disclosures: [told] }] = personReport(frame(), [aDisclosureEntry({ given })]).recipients as [any]
    expect(told.facts).toEqual([{ controller: 'police', names: ['police.gone'] }])
  })

  test('tells of no employee, no reason and no commitment, of which the trail is full, unless of staff when asked to', () => {
    fc.assert(fc.property(fc.array(disclosureEntries, { maxLength: 8 }), fc.boolean(), (entries, withStaff) => {
      const told = JSON.stringify(personReport(frame({ withStaff }), entries))
      expect(told).not.toMatch(/sagssystem|nævner en anden|samtykke-1|forpligtelse/)
      expect(told.includes('ansat-4711')).toBe(withStaff && entries.some(({ given }) => given.length > 0))
    }), { numRuns: 100 })
  })

  test('is the same whatever order the leaves are read in', () => {
    fc.assert(fc.property(fc.array(disclosureEntries, { maxLength: 8 }), (entries) => {
      expect(JSON.stringify(personReport(frame(), entries.toReversed()))).toBe(JSON.stringify(personReport(frame(), entries)))
    }), { numRuns: 100 })
  })
})

describe('the person\'s report on paper', () => {
  const entries = Array.from({ length: 30 }, (_, index) => aDisclosureEntry({
    disclosureId: `00000000-0000-4000-8000-0000000000${10 + index}`,
    given: [{
      exchange: 'X01', consent: { id: 'samtykke-1', version: 1 },
      facts: ['police.encounterDate', 'police.indicators', 'cmm.needs.language'].map((field) => ({ field, commitment: '' })),
    }],
  }))

  test('is tagged Danish with headings and tables, numbered pages, and says on each that the data are synthetic', async () => {
    const { pages, tags, marked, info } = await readPdf(await reportPdf(personReport(frame(), entries)))
    expect([marked, info.Language, info.Title]).toEqual([true, 'da-DK', 'Hvem har fået oplysninger om dig'])
    expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1)
    expect(new Set(tags)).toEqual(new Set(['Root', 'Document', 'P', 'H1', 'H2', 'Table', 'TR', 'TH', 'TD']))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((text, index) => expect(flat(text)).toContain(`SYNTETISKE DATA · Side ${index + 1} af ${pages.length}`))
  })

  test('loses no word of a table on the way over a page', async () => {
    const { pages } = await readPdf(await reportPdf(personReport(frame(), entries)))
    const text = flat(pages.join(' '))
    expect(text).not.toContain('…')
    expect(text.match(/Du har givet samtykke\./g)).toHaveLength(entries.length)
    expect(text.match(/29\. marts 2026 kl\. 03\.30/g)).toHaveLength(entries.length)
    expect(text).toContain('Lavet 22. november 2026 kl. 14.05. Sag min-reference.')
  })

  test('says in English the same, without a word of synthetic data in production, and to one without disclosures that there are none', async () => {
    const report = personReport(frame({ language: 'en', synthetic: false }), [])
    const { pages, info } = await readPdf(await reportPdf(report))
    expect(info.Language).toBe('en-GB')
    expect(flat(pages.join(' '))).toContain('There are no disclosures to show here.')
    expect(pages.join(' ')).not.toContain('SYNTHETIC')
  })

  test('of many disclosures is drawn in turns with whatever else waits', async () => {
    const report = personReport(frame(), Array.from({ length: 10 }, () => entries).flat())
    let turns = 0
    const takeTurn = (): void => {
      turns += 1
      next = setImmediate(takeTurn)
    }
    let next = setImmediate(takeTurn)
    await reportPdf(report)
    clearImmediate(next)
    expect(turns).toBeGreaterThan(5)
  })

  test('is the same bytes of the same report', async () => {
    const report = personReport(frame(), entries.slice(0, 3))
    expect((await reportPdf(report)).equals(await reportPdf(report))).toBe(true)
  })
})
