import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createLocalJWKSet, type JSONWebKeySet } from 'jose'
import type { CreateReference } from '../../agencies/reference/reference.ts'
import { startReference } from '../../agencies/reference/start-reference.ts'
import type { FactValues } from '../../schema/fact.ts'
import { announce } from './given.ts'

/** A reference system as its own process, with a log that does not grow: what it was asked is not looked at here. */
const text = { type: 'string', default: '' } as const
const { values } = parseArgs({
  options: { folder: text, party: text, facts: text, keys: text, 'database-url': text, credentials: { type: 'string' } },
})
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')) as unknown
const { createReference } = await import(
  `../../agencies/${values.folder}/reference.js`) as { createReference: CreateReference }

const reference = await startReference({
  create: createReference,
  party: values.party,
  facts: new Map(Object.entries(readJson(values.facts) as Record<string, FactValues>)),
  gatewayKeys: createLocalJWKSet(readJson(values.keys) as JSONWebKeySet),
  credentials: values.credentials,
  databaseUrl: values['database-url'],
  now: () => new Date(),
  port: 0,
})
setInterval(reference.log.clear, 1_000)
announce(reference.url)
process.once('SIGTERM', () => process.exit(0))
