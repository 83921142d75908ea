import type { JWK } from 'jose'
import { expect } from 'vitest'
import type { FaultKind } from '../../agencies/reference/faults.ts'
import type { OrderLogEntry } from '../../agencies/reference/reference.ts'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import { startFollowers } from '../../gateway/followers/start-followers.ts'
import type { Party } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { reconcileAll } from '../reconciliation/reconcile-all.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { caseOperation, operationOf, surroundings, type Wanted } from './surroundings.ts'

interface WantedGateways extends Wanted {
  /** Gateways beside the first, on the same database, each with its own log. */
  readonly replicas?: number
  /** Whether the test itself makes the trail and an agency's log differ; else they must say the same when it ends. */
  readonly differs?: boolean
  /** A database of the test's own making. */
  readonly database?: TestDatabase
}

export interface Answered {
  readonly status: number
  readonly body: { data?: Record<string, any>; errors?: { message: string; path?: unknown; extensions: { code: string } }[]; extensions?: any }
  readonly text: string
  readonly headers: Headers
}

/** A whole Samsyn in this process: database, issuer, agencies and gateway, all real, with the stories in it. */
export const aGateway = async ({ replicas = 0, differs = false, database: own, ...wanted }: WantedGateways = {}) => {
  const around = await surroundings(own ?? await aDatabase(), wanted)
  const { database, seed, issuer, agencies, storyOf, linkOf, handleOf, config } = around
  const { configure = async (one) => one } = wanted
  const gateways = await Promise.all(
    Array.from({ length: replicas + 1 }, async (_, index) =>
      startGateway(await configure(config(`replica-${index + 1}`)))))
  const followers = await startFollowers(around.followersConfig())
  const [first] = gateways as [Gateway, ...Gateway[]]

  const send = async (token: string | undefined, body: unknown, gateway: Gateway = first): Promise<Answered> => {
    const reply = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    const text = await reply.text()
    return { status: reply.status, body: JSON.parse(text) as Answered['body'], text, headers: reply.headers }
  }

  return {
    url: first.url,
    gateways,
    database,
    seed,
    agencies: agencies.started,
    issuer,
    /** The gateway's signing key. */
    orderKey: around.orderKey,
    config: around.config('replica-1'),
    storyOf,
    checkpointKey: config('replica-1').checkpointKey as JWK,
    send,
    handleOf,
    headersOf: around.headersOf,
    consentHandleOf: around.consentHandleOf,
    consentIdOf: around.consentIdOf,
    opened: around.opened,
    fileNumberOf: (story: string, persona: string): string | null => linkOf(story, persona)?.fileNumber ?? null,
    as: (persona: string, gateway: Gateway = first) => ({
      for: (purpose: Purpose, reason = 'prøve af udleveringen i en test') => {
        const run = async (fields: string, variables: Record<string, unknown> = {}, operation = 'query', declared = ''): Promise<Answered> =>
          send(await issuer.token(persona, purpose), operationOf(purpose, reason, fields, variables, operation, declared), gateway)
        return {
          run,
          /** One case by the persona's own handle: the body of the view, its errors and its receipt. */
          case: async (story: string, selection: string): Promise<any> => {
            const operation = caseOperation(purpose, reason, handleOf(story, persona), selection)
            const { body } = await send(await issuer.token(persona, purpose), operation, gateway)
            return body.errors ? { refused: body.errors[0]?.extensions.code, case: body.data?.['case'] ?? null } : body.data?.['case']
          },
          change: async (mutation: string, variables: Record<string, unknown> = {}, declared = ''): Promise<any> => {
            const { body } = await run(`{ ${mutation} }`, variables, 'mutation', declared)
            return body.errors ? { refused: body.errors[0]?.extensions.code } : body.data
          },
        }
      },
    }),
    /** What an agency was asked, as its own log has it: per order, the wire's fields by file number. */
    askedOf: (party: Party): readonly OrderLogEntry[] => agencies.started.get(party)?.log.entries ?? [],
    forgetAsked: (): void => agencies.started.forEach((reference) => reference.log.clear()),
    fault: (party: Party, kind: FaultKind | undefined, milliseconds?: number): void => {
      const reference = agencies.started.get(party)
      if (reference) reference.faults.current = kind && { kind, milliseconds }
    },
    /** Each counter of the first gateway by its name and labels, as `/metrics` shows it. */
    counted: async (name: string): Promise<number> => {
      const text = await (await fetch(`${first.metricsUrl}/metrics`)).text()
      return text.split('\n').filter((line) => line.startsWith(name)).reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
    },
    /** Recomputes the whole trail of each replica from its stored bytes. */
    checkTrail: () => Promise.all(gateways.map((_, index) => checkTrail(database.adminPool, `replica-${index + 1}`))),
    reconcile: () => reconcileAll(around),
    close: async () => {
      if (!differs) expect((await reconcileAll(around)).differences).toEqual([])
      await Promise.all([...gateways, followers].map((one) => one.close()))
      await around.close()
    },
  }
}

export type AGateway = Awaited<ReturnType<typeof aGateway>>
