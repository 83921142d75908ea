/** What is no character (XML 1.0 §2.2). */
const NO_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** A reference to an entity that nothing declares: all but five are declared by a document type (XML 1.0 §4.6). */
const UNDECLARED = /&(?!(?:amp|lt|gt|apos|quot|#\d{1,7}|#x[\da-fA-F]{1,6});)/

const NUMBER = /&#(x?)([\da-fA-F]+);/g

export const hasOnlyCharacters = (text: string): boolean => !NO_CHARACTER.test(text)

/**
 * What was read of a text as it was written, with its references (XML 1.0 §4.1). @throws when one is to no character, or to what a
 * document without a document type does not declare: a parser that leaves or drops it would make another text of it.
 */
export const ofCharacters = (read: string, written: string): string => {
  const numbers = [...written.matchAll(NUMBER)].map(([, x, digits = '']) => parseInt(digits, x ? 16 : 10))
  if (UNDECLARED.test(written) || !numbers.every((number) => hasOnlyCharacters(String.fromCodePoint(number))))
    throw new Error('a reference is to no character')
  return read
}
