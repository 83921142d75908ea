/** What a thing is called, or a sentence, in both languages; Danish is the one that counts. */
export interface Label {
  readonly da: string
  readonly en: string
}

export const LANGUAGES = ['da', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** Where what a description calls a thing ends: a source, a format or an explanation follows. */
const END = /\.? \(|, ISO |: |\.$/

/** Both halves of a description of the contract, `Danish. / English.`, each in full; undefined where one is missing. */
export const saidIn = (description: string | null | undefined): Label | undefined => {
  const [da, en, ...more] = halvesOf(description)
  return da && en && more.length === 0 ? { da, en } : undefined
}

/**
 * The label in a description of the contract, `Danish. / English.`, without the explanations that follow it.
 * Where there is no English the Danish stands for both; undefined where there is no description.
 */
export const labelOf = (description: string | null | undefined): Label | undefined => {
  const [da, en] = halvesOf(description).map((text) => text.split(END)[0] ?? '')
  return da ? { da, en: en ?? da } : undefined
}

const halvesOf = (description: string | null | undefined): readonly string[] =>
  (description ?? '').replaceAll(/\s+/g, ' ').trim().split(' / ')
