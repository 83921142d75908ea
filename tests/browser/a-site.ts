import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { MailSettings } from '../../gateway/mail/mail-settings.ts'
import { ACTORS } from '../acceptance/actors.ts'
import { aGateway } from '../acceptance/a-gateway.ts'
import { ownPort } from '../own-port.ts'
import { anAuthority } from '../acceptance/a-certificate.ts'
import { aMailServer } from '../mail/a-mail-server.ts'
import { openBrowser } from './chromium.ts'

const FOLDER = join(import.meta.dirname, '../../dist/console')

/** The operations that the console is to register outside the demonstration. */
const DOCUMENTS = join(import.meta.dirname, '../../dist/console-documents.json')

/** A whole Samsyn with its built console, and a browser that people use it in. */
export const aSite = async (wanted: Pick<NonNullable<Parameters<typeof aGateway>[0]>, 'database' | 'differs'> = {}) => {
  if (!existsSync(join(FOLDER, 'index.html'))) throw new Error('the console is not built: run `npm run build`')
  const port = await ownPort()
  const origin = `http://127.0.0.1:${port}`
  const authority = await anAuthority()
  const mails = await aMailServer(authority.server)
  const mail: MailSettings = {
    server: { host: '127.0.0.1', port: mails.port, tls: 'none' }, from: 'samsyn@samsyn.example',
    parties: { CMM: { officers: { 'cmm-1002': 'dorte@cmm.example' } } },
  }
  const [samsyn, browser] = await Promise.all([
    aGateway({ ...wanted, port, mail, generated: 60, demonstration: true, console: { url: origin, folder: FOLDER } }), openBrowser(),
  ])
  const registered = new Set(Object.values(JSON.parse(readFileSync(DOCUMENTS, 'utf8')) as Record<string, string>))
  /** What no page may do: break its own policy, ask another site, or fail. */
  const faults: string[] = []
  /** Windows in which a persona is logged in, by persona and kind of window. */
  const open = new Map<string, BrowserContext>()

  const watched = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({ locale: 'da-DK', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options })
    context.setDefaultTimeout(60_000)
    context.on('page', (page) => {
      page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
      page.on('console', (message) => { if (/Content Security Policy/i.test(message.text())) faults.push(message.text()) })
    })
    context.on('request', (request) => {
      const sent = request.url() === `${origin}/console/graphql` && request.postDataJSON() as { query: string }
      if (sent && !registered.has(sent.query)) faults.push(`sent an operation that is not to be registered: ${sent.query}`)
      const asked = new URL(request.url()).origin
      if (![origin, samsyn.issuer.trusted.issuer].includes(asked) && asked !== 'null') faults.push(`asked ${asked}`)
    })
    return context
  }

  const actor = (persona: string) => ACTORS.find(({ id }) => id === persona) ?? (() => { throw new Error(`nobody is \`${persona}\``) })()

  /** Chooses a persona on the issuer's page, as she does who logs in. */
  const choose = async (page: Page, persona: string): Promise<void> => {
    await page.locator(`button[value="${actor(persona).employee}"]`).click()
    await page.waitForURL((url) => url.origin === origin)
  }

  const logIn = async (persona: string, options: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await watched(options)
    const page = await context.newPage()
    await page.goto(`${origin}/console/login?agency=${actor(persona).party}`)
    await choose(page, persona)
    await page.close()
    return context
  }

  /** A page at an address, in the window in which a persona is logged in. `afresh`: in one of its own, with its own session. */
  const loggedIn = async (persona: string, path = '/', { afresh = false, ...options }: BrowserContextOptions & { afresh?: boolean } = {}): Promise<Page> => {
    const key = JSON.stringify([persona, options])
    const context = (afresh ? undefined : open.get(key)) ?? await logIn(persona, options)
    if (!afresh) {
      open.set(key, context)
      context.on('close', () => open.delete(key))
    }
    const page = await context.newPage()
    await page.goto(`${origin}/console${path}`)
    await page.locator('main h1').waitFor()
    return page
  }

  return {
    ...samsyn,
    origin,
    /** The server of mails, and to whom they go. */
    mails,
    mail,
    faults,
    loggedIn,
    choose,
    stranger: async (): Promise<Page> => (await watched()).newPage(),
    close: async (): Promise<void> => {
      await browser.close()
      await samsyn.close()
      await mails.close()
      authority.close()
    },
  }
}

export type ASite = Awaited<ReturnType<typeof aSite>>
