/** What entries are found by. */
const TERM_KINDS = [
  'recipient', 'client', 'employee', 'role', 'purpose', 'outcome', 'act', 'controller',
  'legalBasis', 'exchange', 'fact', 'dataCategory', 'consent', 'consentState', 'code',
] as const

export type TermKind = (typeof TERM_KINDS)[number]

export type Terms = Readonly<Record<TermKind, readonly string[]>>

/** A term as it stands in the index, such as `exchange:X11`. */
export const termOf = (kind: TermKind, value: string): string => `${kind}:${value}`

/** Each once and in an order of its own, whatever the order that they were said in. */
export const termsOf = (terms: Partial<Terms>): string[] => {
  const found = new Set<string>()
  for (const kind of TERM_KINDS) for (const value of terms[kind] ?? []) if (value !== '') found.add(termOf(kind, value))
  return [...found].sort()
}

/** The values of one kind among an entry's terms. */
export const valuesIn = (terms: readonly string[], kind: TermKind): string[] =>
  terms.filter((term) => term.startsWith(`${kind}:`)).map((term) => term.slice(kind.length + 1))

/**
 * A word of a reason, as PostgreSQL's `danish` configuration writes it, behind the party whose officers look for it: what is
 * frequent elsewhere is nothing to them. SQL, of expressions that give the party and the word.
 */
export const wordTerm = (party: string, word: string): string => `${party} || ':' || ${word}`
