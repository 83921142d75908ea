import { setTimeout as pause } from 'node:timers/promises'
import type { Purpose } from '../../schema/purpose.ts'
import { caseOperation, NO_HANDLE, type Surroundings } from '../acceptance/surroundings.ts'

/** What a client got, and keeps: by the reason that it gave, which no other ask gives. */
export interface Kept {
  readonly reason: string
  readonly disclosureId: string | undefined
  readonly leaf: string | undefined
  readonly code: string | undefined
}

/** A client that asks without end, and writes down each answer when it has it whole. */
export interface Ledger {
  readonly kept: readonly Kept[]
  /** Asks that got no answer at all. */
  readonly broken: () => number
  /** Until so many more answers have come. */
  untilMore(answers: number): Promise<void>
  stop(): Promise<void>
}

interface Ask {
  readonly persona: string
  readonly purpose: Purpose
  readonly story: string | null
  readonly selection: string
}

/** Two views of several agencies, and a case that is not there. */
const ASKS: readonly Ask[] = [
  { persona: 'shelter', purpose: 'ASSISTANCE', story: 'mira', selection: '{ cmm { needs { language } riskLevel } }' },
  {
    persona: 'karen', purpose: 'INVESTIGATION', story: 'andrei',
    selection: '{ tax { controlFindings } immigration { name } labourInspection { rutRegistration } }',
  },
  { persona: 'shelter', purpose: 'ASSISTANCE', story: null, selection: '{ cmm { riskLevel } }' },
]

const CLIENTS = 6

/** Starts the ledger's clients; `gateway` is where the gateway is just now. */
export const startLedger = (around: Surroundings, gateway: () => string): Ledger => {
  const kept: Kept[] = []
  let asked = 0
  let broken = 0
  let stopped = false

  const ask = async ({ persona, purpose, story, selection }: Ask): Promise<void> => {
    const reason = `spørgsmål ${asked += 1}`
    const handle = story === null ? NO_HANDLE : around.handleOf(story, persona)
    const reply = await fetch(`${gateway()}/graphql`, {
      method: 'POST',
      headers: await around.headersOf(persona, purpose),
      body: JSON.stringify(caseOperation(purpose, reason, handle, selection)),
      signal: AbortSignal.timeout(30_000),
    })
    const { errors, extensions } = await reply.json() as {
      errors?: { extensions: { code: string } }[]
      extensions?: { receipt: { disclosureId: string; leaves: string[] } }
    }
    const receipt = extensions?.receipt
    kept.push({ reason, disclosureId: receipt?.disclosureId, leaf: receipt?.leaves[0], code: errors?.[0]?.extensions.code })
  }

  const run = async (client: number): Promise<void> => {
    for (let turn = client; !stopped; turn += 1) {
      await ask(ASKS[turn % ASKS.length] as Ask).catch(() => { broken += 1 })
      await pause(20)
    }
  }
  const clients = Array.from({ length: CLIENTS }, (_, client) => run(client))

  return {
    kept,
    broken: () => broken,
    untilMore: async (answers) => {
      const good = (): number => kept.filter(({ disclosureId }) => disclosureId !== undefined).length
      const wanted = good() + answers
      const patience = Date.now() + 60_000
      while (good() < wanted) {
        if (Date.now() > patience) throw new Error(`no answer for a minute, after ${kept.length}: ${kept.at(-1)?.code}`)
        await pause(1)
      }
    },
    stop: async () => {
      stopped = true
      await Promise.all(clients)
    },
  }
}
