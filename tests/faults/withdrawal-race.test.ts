import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DisclosureEntry } from '../../gateway/trail/entry.ts'
import { caseOperation, surroundings, type Surroundings } from '../acceptance/surroundings.ts'
import { aDatabase } from '../database.ts'
import { checkTrail } from '../trail/check-trail.ts'
import { aGatewayProcess, type GatewayProcess } from './a-gateway-process.ts'
import { consentsOperation, sheltersConsent, withdrawalOperation } from './shelters-consent.ts'

/** Views under way when the consent is withdrawn, and how many go on being asked after that. */
const AT_ONCE = 500
const GOING_ON = 10

const SELECTION = '{ cmm { needs { language } } withheld { field because } }'

interface Arrived {
  /** On the client's one clock, in milliseconds. */
  readonly at: number
  readonly language: string | null
  readonly because: string | undefined
  readonly code: string | undefined
}

describe('P5: a withdrawal on one gateway races 500 views on two', () => {
  let around: Surroundings
  let gateways: GatewayProcess[]
  beforeAll(async () => {
    around = await surroundings(await aDatabase(), { deadline: 10_000 })
    gateways = await Promise.all(['replica-1', 'replica-2'].map((replica) => aGatewayProcess(around.config(replica))))
  })
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.stop()))
    await around.close()
  })

  const send = async (gateway: number, persona: string, body: unknown): Promise<{ at: number; text: string }> => {
    const reply = await fetch(`${gateways[gateway % 2]?.url}/graphql`, {
      method: 'POST',
      headers: await around.headersOf(persona, 'ASSISTANCE'),
      body: JSON.stringify(body),
    })
    const text = await reply.text()
    return { at: performance.now(), text }
  }
  const arrived: Arrived[] = []
  const view = async (turn: number): Promise<void> => {
    const handle = around.handleOf('mira', 'shelter')
    const operation = caseOperation('ASSISTANCE', 'hvilket sprog taler hun', handle, SELECTION)
    const { at, text } = await send(turn, 'shelter', operation)
    const { data, errors } = JSON.parse(text) as { data?: { case?: any }; errors?: { extensions: { code: string } }[] }
    arrived.push({
      at,
      language: data?.case?.cmm?.needs?.language ?? null,
      because: data?.case?.withheld[0]?.because,
      code: errors?.[0]?.extensions.code,
    })
  }

  /** Withdraws, again where the flood of views leaves no room for it, and says when it was acknowledged. */
  const withdraw = async (withdrawal: unknown): Promise<number> => {
    const { at, text } = await send(1, 'sara', withdrawal)
    const { data, errors } = JSON.parse(text) as { data?: { withdrawConsent?: unknown }; errors?: { extensions: { code: string } }[] }
    if (data?.withdrawConsent) return at
    expect(['CHANGED_MEANWHILE', 'TRAIL_UNAVAILABLE', 'UNAVAILABLE', 'CONSENT_ALREADY_WITHDRAWN']).toContain(errors?.[0]?.extensions.code)
    return errors?.[0]?.extensions.code === 'CONSENT_ALREADY_WITHDRAWN' ? at : withdraw(withdrawal)
  }

  test('the shelter sees the language until the withdrawal is acknowledged, and in no answer after that', async () => {
    const consents = await send(0, 'sara', consentsOperation(around.handleOf('mira', 'sara')))
    const withdrawal = withdrawalOperation(sheltersConsent(JSON.parse(consents.text).data))
    await view(0)
    await view(1)
    const burst = Array.from({ length: AT_ONCE }, (_, turn) => view(turn))
    await pause(50)
    let acknowledged = Infinity
    const goingOn = Array.from({ length: GOING_ON }, async (_, turn) => {
      while (performance.now() < acknowledged + 300) await view(turn)
    })
    acknowledged = await withdraw(withdrawal)
    await Promise.all([...burst, ...goingOn])
    await view(0)
    await view(1)

    const late = arrived.filter((one) => one.at >= acknowledged)
    expect(late.filter(({ language }) => language !== null)).toEqual([])
    expect(late.filter(({ because }) => because === 'CONSENT_WITHDRAWN').length).toBeGreaterThan(0)
    const inTime = arrived.filter((one) => one.at < acknowledged)
    expect(inTime.filter(({ language }) => language === 'th').length).toBeGreaterThan(1)
    const refused = new Set(arrived.flatMap(({ code }) => code ?? []))
    expect(['CHANGED_MEANWHILE', 'TRAIL_UNAVAILABLE', 'UNAVAILABLE']).toEqual(expect.arrayContaining([...refused]))
  })

  test('each leaf that gave the language rests on the case as it was before the withdrawal', async () => {
    const { adminPool } = around.database
    const logs = await Promise.all(['replica-1', 'replica-2'].map((replica) => checkTrail(adminPool, replica)))
    const disclosures = logs.flat().filter((entry): entry is DisclosureEntry => entry.kind === 'disclosure').map(around.opened)
    const given = disclosures.filter((entry) => entry.given.length > 0)
    const withheld = disclosures.filter((entry) => entry.withheld.some(({ because }) => because === 'CONSENT_WITHDRAWN'))
    const before = Math.min(...withheld.map(({ caseVersion }) => caseVersion))
    expect(given.length).toBeGreaterThanOrEqual(arrived.filter(({ language }) => language !== null).length)
    for (const { caseVersion } of given) expect(caseVersion).toBeLessThan(before)
  })
})
