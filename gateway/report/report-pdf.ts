import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { createTurns, type LetOthers } from '../in-turns.ts'
import { asArtifact, writeTable } from './pdf-table.ts'
import type { PersonReport, ReportedDisclosure } from './person-report.ts'
import { saidTime, textsIn, type Say } from './report-texts.ts'

const { resolve } = createRequire(import.meta.url)
const font = (weight: number): string => resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff`)
const FONTS = { plain: font(400), bold: font(700) }

/** Points, A4. */
const MARGIN = 56
const SIZE = { title: 20, heading: 13, text: 10, small: 8 }
/** Of the table: when, for what, which information, under which rules. */
const COLUMNS = [84, 104, 164, 131]
/** What a heading wants below it, so that it does not stand alone at the foot of a page. */
const ROOM = 160
const LANGUAGE_TAGS = { da: 'da-DK', en: 'en-GB' }

/** ISO 14289-1: the types of pdfkit do not know this subset yet. */
const UNIVERSALLY_ACCESSIBLE = { subset: 'PDF/UA' as 'PDF/A-2' }

/**
 * The report on paper: tagged (ISO 14289-1, PDF/UA), with headings and tables that a screen reader finds, page numbers, and
 * `SYNTETISKE DATA` on each page of a demonstration. Of the same report it makes the same bytes.
 */
export const reportPdf = async (report: PersonReport): Promise<Buffer> => {
  const say = textsIn(report.language)
  const doc = new PDFDocument({
    size: 'A4', margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 16 }, pdfVersion: '1.7',
    ...UNIVERSALLY_ACCESSIBLE, tagged: true, lang: LANGUAGE_TAGS[report.language], displayTitle: true, bufferPages: true,
    info: { Title: say('title'), Author: 'Samsyn', CreationDate: new Date(report.madeAt) },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolved, rejected) => doc.on('end', resolved).on('error', rejected))
  doc.registerFont('plain', FONTS.plain).registerFont('bold', FONTS.bold)

  const letOthers = createTurns()
  const root = doc.struct('Document')
  doc.addStructure(root)
  const write = (type: string, text: string, size: number, gap: number): void => {
    root.add(doc.struct(type, {}, () => {
      doc.font(type === 'P' ? 'plain' : 'bold').fontSize(size).fillColor('black').text(text, { lineGap: 2 })
    }))
    doc.moveDown(gap)
  }

  if (report.synthetic) write('P', say('synthetic'), SIZE.text, 0.5)
  write('H1', say('title'), SIZE.title, 0.4)
  write('P', say('madeAt', { at: saidTime(report.madeAt, report.language), case: report.case }), SIZE.text, 0.6)
  for (const text of preface(report, say)) write('P', text, SIZE.text, 0.4)
  for (const { name, disclosures } of report.recipients) {
    if (doc.y > doc.page.maxY() - ROOM) doc.addPage()
    doc.moveDown(0.8)
    write('H2', `${name} · ${say('count', { count: disclosures.length })}`, SIZE.heading, 0.4)
    await writeTable(doc, root, {
      widths: COLUMNS,
      header: [say('when'), say('purpose'), say('facts'), say('basis')],
      rows: disclosures.map((one) => cellsOf(one, report, say)),
    }, letOthers)
  }
  root.end()
  await writeFooters(doc, report, say, letOthers)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

const preface = (report: PersonReport, say: Say): string[] => [
  say(report.ofAll ? 'introOfAll' : 'introOfOwn'),
  [
    ...(report.completeness === 'COMPLETE_BUT_FOR_SEALED' ? [say(report.ofAll ? 'boundedOfAll' : 'boundedOfOwn')] : []),
    say(report.withStaff ? 'withStaff' : 'withoutStaff'),
  ].join(' '),
  say('right'),
  ...(report.recipients.length === 0 ? [say('none')] : []),
]

const cellsOf = (one: ReportedDisclosure, { language }: PersonReport, say: Say): string[] => [
  saidTime(one.at, language),
  [one.purpose, say('as', { role: one.role }), ...(one.employee === null ? [] : [say('employee', { employee: one.employee })])].join('\n'),
  one.facts.map(({ controller, names }) => say('from', { controller, facts: names.join('; ') })).join('\n'),
  [...one.legalBases, ...(one.onConsent ? [say('consent')] : [])].join('\n'),
]

const writeFooters = async (doc: PDFKit.PDFDocument, report: PersonReport, say: Say, letOthers: LetOthers): Promise<void> => {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    await letOthers()
    doc.switchToPage(page)
    const bottom = doc.page.margins.bottom
    doc.page.margins.bottom = 0
    const text = [...(report.synthetic ? [say('synthetic')] : []), say('page', { page: page - start + 1, pages: count })].join(' · ')
    asArtifact(doc, () => doc.font('plain').fontSize(SIZE.small)
      .text(text, MARGIN, doc.page.height - MARGIN, { width: doc.page.width - 2 * MARGIN, align: 'right', lineBreak: false }))
    doc.page.margins.bottom = bottom
  }
}
