import { createLocalJWKSet } from 'jose'
import type { FaultKind } from '../../agencies/reference/faults.ts'
import type { OrderLogEntry } from '../../agencies/reference/reference.ts'
import { startGateway, type Gateway } from '../../gateway/compose.ts'
import type { Config } from '../../gateway/config.ts'
import { makeSigningKey } from '../../gateway/demo/signing-key.ts'
import { createSeed, type Seed, type SeededCase } from '../../prisma/seed/seed.ts'
import { writeControlData } from '../../prisma/seed/write.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Party } from '../../schema/agency.ts'
import { PERSONAS } from '../../prisma/seed/personas.ts'
import { aDatabase } from '../database.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { startAgencies } from './agencies.ts'
import { anIssuer, AUDIENCE } from './an-issuer.ts'

interface Wanted {
  /** Gateways beside the first, on the same database, each with its own log. */
  readonly replicas?: number
  readonly generated?: number
  readonly deadline?: number
  readonly demonstration?: boolean
}

export interface Answered {
  readonly status: number
  readonly body: { data?: Record<string, any>; errors?: { message: string; path?: unknown; extensions: { code: string } }[]; extensions?: any }
  readonly text: string
  readonly headers: Headers
}

/** A whole Samsyn in this process: database, issuer, agencies and gateway, all real, with the stories in it. */
export const aGateway = async ({ replicas = 0, generated = 0, deadline = 2_000, demonstration = false }: Wanted = {}) => {
  const database = await aDatabase()
  const seed = createSeed({ today: new Date(), generated, random: 26_11 })
  await writeControlData(database.adminPool, seed)
  const orderKey = await makeSigningKey('gateway-1')
  const issuer = await anIssuer()
  const agencies = await startAgencies(seed, createLocalJWKSet({ keys: [orderKey.publicKey] }), database.adminUrl)
  const config = (replica: string): Config => ({
    demonstration, host: '127.0.0.1', port: 0, replica, audience: AUDIENCE, databaseUrl: database.url,
    issuers: [issuer.trusted], agencies: agencies.settings, orderKey: orderKey.privateKey as Config['orderKey'],
    deadline, logLevel: 'silent', tracesUrl: undefined,
  })
  const gateways = await Promise.all(
    Array.from({ length: replicas + 1 }, (_, index) => startGateway(config(`replica-${index + 1}`))))
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

  const storyOf = (name: string): SeededCase => {
    const story = seed.cases.find((one) => one.name === name)
    if (!story) throw new Error(`there is no story \`${name}\``)
    return story
  }
  const linkOf = (story: string, persona: string) => {
    const party = PERSONAS.find(({ id }) => id === persona)?.party
    return storyOf(story).links.find((link) => link.party === party)
  }

  return {
    url: first.url,
    gateways,
    database,
    seed: seed as Seed,
    agencies: agencies.started,
    issuer,
    storyOf,
    send,
    /** A persona's own handle of a story; one that nobody has when she is no party to it. */
    handleOf: (story: string, persona: string): string => linkOf(story, persona)?.handle ?? 'AAAAAAAAAAAAAAAAAAAAAA',
    fileNumberOf: (story: string, persona: string): string | null => linkOf(story, persona)?.fileNumber ?? null,
    as: (persona: string, gateway: Gateway = first) => ({
      for: (purpose: Purpose, reason = 'prøve af udleveringen i en test') => {
        const run = async (fields: string, variables: Record<string, unknown> = {}, operation = 'query', declared = ''): Promise<Answered> =>
          send(await issuer.token(persona, purpose), {
            query: `${operation} ($reason: String!${declared}) @purpose(is: ${purpose}, reason: $reason) ${fields}`,
            variables: { reason, ...variables },
          }, gateway)
        return {
          run,
          /** One case by the persona's own handle: the body of the view, its errors and its receipt. */
          case: async (story: string, selection: string): Promise<any> => {
            const id = linkOf(story, persona)?.handle ?? 'AAAAAAAAAAAAAAAAAAAAAA'
            const { body } = await run(`{ case(id: $id) ${selection} }`, { id }, 'query', ', $id: ID!')
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
    /** Recomputes the whole trail of each replica from its stored bytes. */
    checkTrail: () => Promise.all(gateways.map((_, index) => checkTrail(database.adminPool, `replica-${index + 1}`))),
    close: async () => {
      await Promise.all(gateways.map((gateway) => gateway.close()))
      await agencies.close()
      await issuer.close()
      await database.drop()
    },
  }
}

export type AGateway = Awaited<ReturnType<typeof aGateway>>
