import type { Agency, Purpose, Role } from '../../words/words.ts'

/** One line of the exchange table: who may have which facts from whom, for what, and on what condition. */
export interface Line {
  readonly exchange: string
  readonly purpose: Purpose
  readonly agency: Agency
  readonly roles: readonly Role[]
  readonly controller: Agency
  /** Ids of facts, such as `CMM.needs.language`. */
  readonly facts: readonly string[]
  readonly when: Readonly<Record<string, readonly (string | boolean)[]>>
  readonly consent: 'none' | 'required' | 'inWriting'
  readonly source: string
}

/** What overrides every exchange. */
export interface Firewall {
  readonly id: string
  readonly says: { readonly da: string; readonly en: string }
  readonly source: string
}

interface Grant extends Pick<Line, 'controller' | 'consent' | 'source'> {
  readonly recipient: Pick<Line, 'agency' | 'roles'>
  readonly facts: readonly string[]
  readonly when?: Line['when']
}

interface Written {
  readonly exchanges: readonly {
    readonly purpose: Purpose
    readonly exchanges: readonly { readonly id: string; readonly grants: readonly Grant[] }[]
  }[]
  readonly firewalls: readonly Firewall[]
}

/** The document of a version as lines to read. */
export const readPolicies = (document: string): { readonly lines: readonly Line[]; readonly firewalls: readonly Firewall[] } => {
  const { exchanges, firewalls } = JSON.parse(document) as Written
  const lines = exchanges.flatMap(({ purpose, exchanges: rows }) => rows.flatMap(({ id, grants }) => grants.map((grant): Line => ({
    exchange: id,
    purpose,
    ...grant.recipient,
    controller: grant.controller,
    facts: grant.facts.map((path) => `${grant.controller}.${path}`),
    when: grant.when ?? {},
    consent: grant.consent,
    source: grant.source,
  }))))
  return { lines, firewalls }
}
