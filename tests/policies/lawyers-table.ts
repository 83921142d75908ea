import { readFileSync } from 'node:fs'
import { agencyOf } from '../../schema/agency.ts'
import { RESIDENCE_CATEGORIES, STAGES, type ConsentForm, type ConsentGiver } from '../../schema/control-data.ts'
import type { DataCategory } from '../../schema/data-category.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Role } from '../../schema/role.ts'
import type { Asking, ConsentRecord, Decision, Standing } from '../../policies/decision.ts'

/** One line of the table: who asks what for which purpose about whom on which day, and what the lawyers expect. */
export interface Line {
  readonly words: string
  readonly asking: Asking
  readonly standing: Standing
  readonly facts: readonly string[]
  readonly at: Date
  readonly expected: string
}

interface Person {
  readonly name: string
  readonly parties: readonly string[]
  readonly standing: Standing
  readonly consents: readonly ConsentRecord[]
}

const PERSON = /^(?<name>\p{L}+): (?<standing>[^;]+); parties (?<parties>.+)$/u
const CONSENT = new RegExp([
  /^ {2}consent (?<id>\S+) of (?<giver>\w+)(?<suspected> who is suspected)? to (?<recipients>\S+)/,
  / for (?<purposes>\S+) about (?<categories>[\w ]+); (?<form>\w+); (?<from>\S+) until (?<until>\S+?)/,
  /(; withdrawn (?<withdrawn>\S+))?$/,
].map(({ source }) => source).join(''))
const ASKED = /^(?<day>\S+) \| (?<party>\S+) (?<role>\S+) +\| (?<purpose>\S+) +\| (?<facts>.+?) +\| (?<expected>.+)$/

/** Noon in UTC of a day. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** Reads the table. @throws at a line that it cannot read. */
export const readLawyersTable = (): readonly Line[] => {
  const lines: Line[] = []
  let person: Person | undefined
  for (const text of readFileSync(new URL('./lawyers-table.txt', import.meta.url), 'utf8').split('\n')) {
    const consent = CONSENT.exec(text)?.groups
    const asked = ASKED.exec(text)?.groups
    if (text.trim() === '' || text.startsWith('#')) continue
    if (PERSON.test(text)) person = personOf(PERSON.exec(text)?.groups ?? {})
    else if (consent && person) person = { ...person, consents: [...person.consents, recordOf(consent)] }
    else if (asked && person) lines.push(lineOf(text, asked, person))
    else throw new Error(`the table cannot be read at: ${text}`)
  }
  return lines
}

type Groups = { readonly [name: string]: string | undefined }

const personOf = (groups: Groups): Person => {
  const words = (groups['standing'] ?? '').split(', ')
  const flags = ['minor', 'vulnerable', 'reporting', 'silent']
  const residence = RESIDENCE_CATEGORIES.find((one) => one === words[0])
  const stage = STAGES.find((one) => one === words[1])
  if (!residence || !stage || words.slice(2).some((word) => !flags.includes(word)))
    throw new Error(`the table does not know: ${words.join(', ')}`)
  return {
    name: groups['name'] ?? '',
    parties: (groups['parties'] ?? '').split(' '),
    standing: {
      linked: false, residence, stage, minor: words.includes('minor'), vulnerable: words.includes('vulnerable'),
      closed: words.includes('silent'), reintegrationReporting: words.includes('reporting'), consents: [],
    },
    consents: [],
  }
}

const recordOf = (groups: Groups): ConsentRecord => ({
  id: groups['id'] ?? '',
  version: 1,
  givenBy: groups['giver'] as ConsentGiver,
  giverSuspected: groups['suspected'] !== undefined,
  recipients: (groups['recipients'] ?? '').split(','),
  purposes: (groups['purposes'] ?? '').split(',') as Purpose[],
  categories: (groups['categories'] ?? '').split(' ') as DataCategory[],
  form: groups['form'] as ConsentForm,
  validFrom: new Date(`${groups['from']}T00:00:00Z`),
  validUntil: new Date(`${groups['until']}T00:00:00Z`),
  withdrawnAt: groups['withdrawn'] === undefined ? null : new Date(`${groups['withdrawn']}T00:00:00Z`),
})

/** On a day before its withdrawal the record of a consent does not yet hold it. */
const asOf = (record: ConsentRecord, at: Date): ConsentRecord =>
  record.withdrawnAt !== null && record.withdrawnAt > at ? { ...record, withdrawnAt: null } : record

const lineOf = (text: string, groups: Groups, person: Person): Line => {
  const recipient = groups['party'] ?? ''
  const agency = agencyOf(recipient)
  if (!agency) throw new Error(`the table names an unknown party: ${recipient}`)
  const at = noon(groups['day'] ?? '')
  return {
    words: `${person.name}: ${text.replaceAll(/ +/g, ' ')}`,
    asking: { recipient, agency, role: groups['role'] as Role, purpose: groups['purpose'] as Purpose },
    standing: {
      ...person.standing,
      linked: person.parties.includes(recipient),
      consents: person.consents.map((record) => asOf(record, at)),
    },
    facts: (groups['facts'] ?? '').split(' '),
    at,
    expected: groups['expected'] ?? '',
  }
}

/** The decision in the words of the table; once, where it is the same for all facts. */
export const inTheWordsOfTheTable = ({ permits, withholdings, notices }: Decision): string => {
  const said = [
    ...permits.map(({ fact, exchange, consent }) => [
      'permit', exchange, ...(consent ? ['by', consent.id] : []), ...(notices.some((one) => one.fact === fact) ? ['not authoritative'] : []),
    ].join(' ')),
    ...withholdings.map(({ rule, because }) => `deny ${rule} ${because}`),
  ]
  return [...new Set(said)].join('; ')
}
