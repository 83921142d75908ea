import { PERSONAS } from '../../prisma/seed/personas.ts'
import type { Connection } from './connection.ts'
import type { DemoOptions } from './options.ts'

/** A part of the demonstration that runs: its name, where it listens and as which process. */
export interface Part {
  readonly name: string
  readonly url: string
  readonly metricsUrl?: string | undefined
  readonly pid: number
}

const QUERY = `query ($fileNumber: String!, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) {
  caseByFileNumber(fileNumber: $fileNumber) {
    police { encounterDate policeAssessment indicators hearingDate }
    withheld { field because remedy } unavailable { controller because }
  }
}`

/** Whom the example asks as, about whose case, and why. */
const EXAMPLE = { persona: 'ditte', party: 'CMM', story: 'mira', reason: 'Vurdering af Mira' }

/** What is printed when all of it listens: where, who the personas are, and two ways to ask, where any operation runs. */
export const announcement = (
  parts: readonly Part[], connection: Connection, { data, documents }: Pick<DemoOptions, 'data' | 'documents'>,
): string => [
  'Samsyn · SYNTETISKE DATA · synthetic data, no real persons',
  '',
  ...columns(parts.map(({ name, url, pid }) => [name, shown(url), `pid ${pid}`])),
  '',
  ...parts.flatMap(({ name, metricsUrl }) => metricsUrl === undefined ? [] : [
    `Health of the ${name}, and its metrics: ${metricsUrl}/health/ready ${metricsUrl}/metrics`, '',
  ]),
  'Who is who:',
  ...columns(PERSONAS.map(({ id, party, role, en }) => [id, party, role, en])),
  '',
  'The console, for those who work in a browser (log in as any of them, one click each):',
  `  ${connection.gateway}/console/`,
  '',
  `Alarms ring at the agencies' own systems: see ${data}/logs/CMM-alarms.jsonl.`,
  '',
  ...(documents === 'registered' ? REGISTERED : waysToAsk(connection, data)),
  '',
  `Data and logs are in ${data}. Ctrl-C stops everything; delete the folder to start afresh.`,
  '',
].join('\n')

const REGISTERED = [
  'Just operations that were registered and approved run: the console\'s, and yours (docs/joining.md, Your operations, registered).',
  'The tour, and the commands of `npx samsyn` that ask, want a start without `--documents registered`.',
]

const waysToAsk = (connection: Connection, data: string): readonly string[] => [
  `A walk through it all, from another terminal in this folder: npm run tour${dataOption(data, ' --')}`,
  '',
  'Ask as Ditte of CMM:',
  `  npx samsyn query --as ${EXAMPLE.persona} --purpose IDENTIFICATION --case ${fileNumber(connection)}${dataOption(data)}`,
  '',
  'The same over GraphQL:',
  `  npx samsyn token --as ${EXAMPLE.persona} --purpose IDENTIFICATION --headers${dataOption(data)} | \\`,
  `    curl -s ${connection.gateway}/graphql -H @- -H 'content-type: application/json' \\`,
  `    -d '${body(connection)}'`,
]

/** An address without the password that it may hold. */
const shown = (url: string): string => {
  const { protocol, host, pathname } = new URL(url)
  return `${protocol}//${host}${pathname.replace(/\/$/, '')}`
}

const body = (connection: Connection): string => JSON.stringify({
  query: QUERY.replace(/\s+/g, ' '),
  variables: { fileNumber: fileNumber(connection), reason: EXAMPLE.reason },
})

const fileNumber = ({ stories }: Connection): string => stories[EXAMPLE.story]?.[EXAMPLE.party] ?? ''

const dataOption = (data: string, before = ''): string => data === `${process.cwd()}/data` ? '' : `${before} --data ${data}`

const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`)
}
