import { setTimeout as pause } from 'node:timers/promises'
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

/** How often, in milliseconds, and how many times is asked whether enough witnesses have countersigned. */
const WAIT = { pause: 500, times: 20 }

/** Completes receipts from the trail, and checks them as the stand-alone verifier does. */
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
    check: async (token: string, { log, leaves, salts }: Receipt, trust: string): Promise<CheckedReceipt> => {
      const completed = []
      for (const [place, index] of leaves.entries()) completed.push(await leafOf(token, log, index, salts[place] ?? null))
      const file = `${JSON.stringify({ log, leaves: completed }, null, 2)}\n`
      checkReceipt(file, await readTrust(trust))
      return { entries: completed.map(({ entry }) => JSON.parse(entry) as unknown), file }
    },
  }
}
