import { jsonIn } from '../json-in.ts'

/** Characters of a token, at most. */
const MAX_LENGTH = 8 * 1024

const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+$/

export type ShapeFault = 'tooLong' | 'malformed'

/**
 * What is wrong with the shape of a compact JWS, if anything. One token has one spelling: three parts of base64url
 * without padding or whitespace, whose unused bits are zero (RFC 7515 §2, RFC 4648 §3.5), whose header and claims name
 * nothing twice (RFC 8725 §2.4), and whose header asks for no extension (RFC 7515 §4.1.11). Checked before anything reads it, so that no cache, log or library sees it as two.
 */
export const shapeFault = (token: string): ShapeFault | undefined => {
  if (token.length > MAX_LENGTH) return 'tooLong'
  const [, header = '', payload = ''] = COMPACT.exec(token) ?? []
  if (header === '' || !token.split('.').every(isCanonical)) return 'malformed'
  const texts = [textOf(header), textOf(payload)] as const
  return texts.every(namesOnce) && isPlainHeader(jsonIn(texts[0])) ? undefined : 'malformed'
}

/** Whether a header is an object that asks for no extension to be understood (`crit`): none is. */
const isPlainHeader = (header: unknown): boolean =>
  typeof header === 'object' && header !== null && !Array.isArray(header) && !Object.hasOwn(header, 'crit')

const isCanonical = (part: string): boolean => Buffer.from(part, 'base64url').toString('base64url') === part

const textOf = (part: string): string => Buffer.from(part, 'base64url').toString()

/** A text that nothing closes goes on to the end: else it would be looked for anew from each quotation mark in it. */
const LEXEMES = /"(?:[^"\\]|\\.)*(?:"(\s*:)?|\\?$)|[{}]/gs

/** Whether no object in a JSON text has two members of one name: parsers disagree on which of them counts. */
const namesOnce = (text: string): boolean => {
  const open: Set<string>[] = []
  for (const [lexeme, colon] of text.matchAll(LEXEMES)) {
    if (lexeme === '{') open.push(new Set())
    else if (lexeme === '}') open.pop()
    else if (colon !== undefined) {
      const name = jsonIn(lexeme.slice(0, -colon.length))
      const names = open.at(-1)
      if (!names || typeof name !== 'string' || names.has(name)) return false
      names.add(name)
    }
  }
  return true
}
