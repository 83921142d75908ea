import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Seed } from '../../prisma/seed/seed.ts'
import type { Purpose } from '../../schema/purpose.ts'
import { aGateway } from '../acceptance/a-gateway.ts'
import { operationOf } from '../acceptance/surroundings.ts'
import { aBrowser, type ABrowser, type Visited } from './a-browser.ts'

/** Where browsers reach the console: as in production, through a proxy that ends TLS. */
export const ORIGIN = 'https://konsol.samsyn.example'

/** What the console's own pages send with each request, besides whom they are shown to. */
export const OWN = { 'content-type': 'application/json', 'x-samsyn-console': '1', origin: ORIGIN, 'sec-fetch-site': 'same-origin' }

interface WantedConsole {
  readonly freeDocuments?: boolean
  /** What its pages send, as the build writes it. */
  readonly manifest?: Readonly<Record<string, string>>
  readonly retell?: (seed: Seed) => Seed
}

/** A whole Samsyn with a console, on two replicas, and browsers that reach it. */
export const aConsole = async ({ manifest = {}, ...wanted }: WantedConsole = {}) => {
  const built = await mkdtemp(join(tmpdir(), 'samsyn-console-'))
  const folder = join(built, 'console')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(built, 'console-documents.json'), JSON.stringify(manifest))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Samsyn</title>')
  await writeFile(join(folder, 'assets', 'index-3f2a9c.js'), 'export {}')
  const samsyn = await aGateway({ ...wanted, console: { url: ORIGIN, folder }, replicas: 1 })
  const fetchAnywhere = globalThis.fetch
  globalThis.fetch = (address, said) =>
    fetchAnywhere(typeof address === 'string' ? address.replace(ORIGIN, samsyn.url) : address, said)

  const browser = (replica = 0): ABrowser =>
    aBrowser((origin) => origin === ORIGIN ? samsyn.gateways[replica]?.url ?? '' : origin)

  /** What the page is told of who is logged in; null when nobody is. */
  const session = async (on: ABrowser): Promise<any> => {
    const { status, text } = await on.go(`${ORIGIN}/console/session`)
    return { session: status === 200 ? JSON.parse(text) : null }
  }

  const shownTo = new WeakMap<ABrowser, string>()

  /** What the pages of a browser send: to whom they are shown they were told when they were opened. */
  const own = async (on: ABrowser): Promise<Record<string, string>> => {
    if (!shownTo.has(on)) {
      const { session: told } = await session(on)
      if (!told) return OWN
      shownTo.set(on, [told.party, told.employee, told.role].join('/'))
    }
    return { ...OWN, 'x-samsyn-shown-to': shownTo.get(on) ?? '' }
  }

  const ask = async (on: ABrowser, purpose: Purpose, fields: string, variables: Record<string, unknown> = {}, declared = '', headers?: Record<string, string>): Promise<Visited> =>
    on.go(`${ORIGIN}/console/graphql`, {
      method: 'POST', headers: headers ?? await own(on),
      body: JSON.stringify(operationOf(purpose, 'prøve af konsollen', fields, variables, 'query', declared)),
    })

  return {
    ...samsyn,
    browser,
    /** A browser in which an employee of an agency is logged in. */
    loggedIn: async (agency: string, employee: string, replica = 0): Promise<ABrowser> => {
      const on = browser(replica)
      await on.choose(await on.go(`${ORIGIN}/console/login?agency=${agency}`), employee)
      return on
    },
    own,
    ask,
    session,
    /** The code of a refusal, or the data. */
    outcome: ({ text }: Visited): unknown => {
      const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: { extensions: { code: string } }[] }
      return errors?.[0]?.extensions.code ?? data
    },
    close: async () => {
      globalThis.fetch = fetchAnywhere
      await samsyn.close()
      await rm(built, { recursive: true })
    },
  }
}

export type AConsole = Awaited<ReturnType<typeof aConsole>>
