import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { ProofFailed } from '../verify/proof-failed.ts'
import { checkReceipt } from '../verify/receipt.ts'
import { readTrust } from '../verify/trust.ts'
import type { Receipt } from './answer.ts'
import type { Sender } from './sender.ts'

/** A receipt that holds: what was recorded of each case, and the file to keep, which `samsyn-verify receipt` checks too. */
export interface CheckedReceipt {
  readonly entries: readonly unknown[]
  readonly file: string
}

/** Who asked: the client system, and the employee that it acted for. */
interface Asker {
  readonly client: string
  readonly employee: string
}

/** What a leaf must say of an answered request (docs/trail.md, A receipt). */
const answered = z.looseObject({
  kind: z.enum(['disclosure', 'registry', 'oversight']),
  disclosureId: z.string(),
  actor: z.looseObject({ client: z.string(), employee: z.string() }),
})

const entryOf = (entry: string, disclosureId: string, { client, employee }: Asker): unknown => {
  const { success, data } = answered.safeParse(JSON.parse(entry))
  if (!success || data.disclosureId !== disclosureId || data.actor.client !== client || data.actor.employee !== employee)
    throw new ProofFailed('a leaf of the receipt is not of this request')
  return data
}

/** How often, in milliseconds, and how many times is asked whether enough witnesses have countersigned. */
const WAIT = { pause: 500, times: 20 }

/** Completes receipts from the trail, and checks them as the stand-alone verifier does, and that they are of the asker's own request. */
export const createReceipts = (gateway: string, sender: Pick<Sender, 'send' | 'fetch'>) => {
  const proofOf = async (url: URL, tries: number = WAIT.times): Promise<string> => {
    const reply = await sender.fetch(url)
    if (reply.ok) return reply.text()
    if (tries === 0) throw new ProofFailed('the witnesses have not countersigned yet')
    await pause(WAIT.pause)
    return proofOf(url, tries - 1)
  }
  const leafOf = async (token: string, log: string, index: string, salt: string | null) => {
    const at = (what: string): URL => new URL(`/trail/${encodeURIComponent(log)}/${what}/${index}`, gateway)
    const entry = await sender.send(token, 'GET', at('entry'))
    if (!entry.ok) throw new ProofFailed('the trail has no such leaf of this employee\'s')
    return { index, salt, entry: await entry.text(), proof: await proofOf(at('proof')) }
  }
  return {
    /** @throws {ProofFailed | UsageWrong} */
    check: async (token: string, { disclosureId, log, leaves, salts }: Receipt, asker: Asker, trust: string): Promise<CheckedReceipt> => {
      const completed = []
      for (const [place, index] of leaves.entries()) completed.push(await leafOf(token, log, index, salts[place] ?? null))
      const file = `${JSON.stringify({ log, leaves: completed }, null, 2)}\n`
      checkReceipt(file, await readTrust(trust))
      return { entries: completed.map(({ entry }) => entryOf(entry, disclosureId, asker)), file }
    },
  }
}
