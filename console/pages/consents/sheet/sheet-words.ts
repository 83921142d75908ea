import ar from './ar.json' with { type: 'json' }
import da from './da.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import ro from './ro.json' with { type: 'json' }
import th from './th.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }

/** The sheet in one language: plain words to the person herself. */
export type SheetWords = typeof da

const SHEETS: Readonly<Record<string, SheetWords>> = { da, en, ro, th, vi, ar }

/** ISO 639-1, of the languages that the sheet is written in. */
export const SHEET_LANGUAGES = Object.keys(SHEETS)

/** The sheet in the language; in English where it is not written in it. */
export const sheetIn = (language: string): SheetWords => SHEETS[language] ?? en

/** A code in the words of the sheet; as the code where the sheet has none. */
export const worded = (words: object, code: string): string => (words as Readonly<Record<string, string>>)[code] ?? code
