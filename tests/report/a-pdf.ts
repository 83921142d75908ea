import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader gets of a PDF: its text page by page, its tags in reading order, and what it says of itself. */
export const readPdf = async (bytes: Uint8Array) => {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  try {
    const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)))
    const { info } = await document.getMetadata()
    return {
      pages: await Promise.all(pages.map(textOf)),
      tags: (await Promise.all(pages.map(tagsOf))).flat(),
      marked: (await document.getMarkInfo())?.Marked ?? false,
      info: info as { readonly Language: string; readonly Title: string },
    }
  } finally {
    await document.destroy()
  }
}

const textOf = async (page: PDFPageProxy): Promise<string> =>
  (await page.getTextContent()).items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')

interface Tag { readonly role?: string; readonly children?: readonly Tag[] }

const tagsOf = async (page: PDFPageProxy): Promise<string[]> => {
  const below = ({ role, children = [] }: Tag): string[] => [...(role ? [role] : []), ...children.flatMap(below)]
  return below(await page.getStructTree() as Tag)
}
