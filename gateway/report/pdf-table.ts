import type { LetOthers } from '../in-turns.ts'

/** Points. */
const PADDING = 4
const CELL = 9
const LINE = '#767676'

interface Table {
  /** Of each column, in points. */
  readonly widths: readonly number[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A table that a screen reader finds as one: its header cells name their columns (ISO 32000-1, 14.8.5.7). A row is never
 * parted by a page; on a new page the header is seen again. Fonts `plain` and `bold` are the document's. Between rows others
 * have their turn.
 */
export const writeTable = async (
  doc: PDFKit.PDFDocument, parent: PDFKit.PDFStructureElement, { widths, header, rows }: Table, letOthers: LetOthers,
): Promise<void> => {
  const left = doc.page.margins.left
  const width = widths.reduce((sum, one) => sum + one, 0)
  const table = doc.struct('Table')
  parent.add(table)

  const useFont = (font: string): PDFKit.PDFDocument => doc.font(font).fontSize(CELL)
  const heightOf = (cells: readonly string[], font: string): number => 2 * PADDING + Math.max(...cells.map((text, column) =>
    useFont(font).heightOfString(text, { width: (widths[column] ?? 0) - 2 * PADDING })))
  const ruleAt = (y: number): void => asArtifact(doc, () =>
    doc.lineWidth(0.5).strokeColor(LINE).moveTo(left, y).lineTo(left + width, y).stroke())

  const draw = (cells: readonly string[], font: string, drawCell: (column: number, write: () => void) => void): void => {
    const top = doc.y
    const bottom = top + heightOf(cells, font)
    let x = left
    cells.forEach((text, column) => {
      const at = x
      drawCell(column, () => useFont(font).fillColor('black')
        .text(text, at + PADDING, top + PADDING, { width: (widths[column] ?? 0) - 2 * PADDING }))
      x += widths[column] ?? 0
    })
    ruleAt(bottom)
    doc.x = left
    doc.y = bottom
  }
  const drawTagged = (cells: readonly string[], font: string, type: 'TH' | 'TD'): void => {
    const row = doc.struct('TR')
    table.add(row)
    draw(cells, font, (_column, write) => {
      const cell = doc.struct(type, {}, write)
      if (type === 'TH') nameColumn(doc, cell)
      row.add(cell)
      cell.end()
    })
    row.end()
  }

  ruleAt(doc.y)
  drawTagged(header, 'bold', 'TH')
  for (const cells of rows) {
    await letOthers()
    if (doc.y + heightOf(cells, 'plain') > doc.page.maxY()) {
      doc.addPage()
      draw(header, 'bold', (_column, write) => asArtifact(doc, write))
    }
    drawTagged(cells, 'plain', 'TD')
  }
  table.end()
}

/** The types of pdfkit leave out what a structure element is made of. */
const nameColumn = (doc: PDFKit.PDFDocument, cell: object): void => {
  const attributes = doc.ref({ O: 'Table', Scope: 'Column' })
  Object.assign((cell as { dictionary: { data: object } }).dictionary.data, { A: attributes })
  attributes.end(undefined)
}

/** What is drawn for the eye only, and read out to nobody. */
export const asArtifact = (doc: PDFKit.PDFDocument, draw: () => void): void => {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}
