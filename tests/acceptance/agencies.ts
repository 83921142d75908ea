import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JWTVerifyGetKey } from 'jose'
import { loadAgencies } from '../../gateway/agencies/load-agencies.ts'
import type { AgencySettings } from '../../agencies/adapter.ts'
import type { CreateReference } from '../../agencies/reference/reference.ts'
import { startReference, type StartedReference } from '../../agencies/reference/start-reference.ts'
import type { Seed } from '../../prisma/seed/seed.ts'
import { factsByParty } from '../../prisma/seed/write.ts'
import { agencyOf, type Party } from '../../schema/agency.ts'

/** The reference system of every party that holds facts in the seed, each speaking its own protocol. */
export const startAgencies = async (seed: Seed, gatewayKeys: JWTVerifyGetKey, databaseUrl: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-agencies-'))
  const facts = factsByParty(seed)
  const modules = await loadAgencies()
  const started = new Map<Party, StartedReference>()
  const settings: Record<Party, AgencySettings> = {}
  for (const [party, held] of facts) {
    const module = modules.find(({ controller }) => controller === agencyOf(party))
    if (!module) continue
    const credentials = { gateway: join(folder, party, 'gateway'), reference: join(folder, party, 'reference') }
    await module.createCredentials?.(credentials)
    const { createReference } = await import(`../../agencies/${module.folder}/reference.ts`) as { createReference: CreateReference }
    const reference = await startReference({
      create: createReference, party, facts: held, gatewayKeys, databaseUrl, credentials: credentials.reference,
      now: () => new Date(), port: 0, logFile: join(folder, `${party}-orders.jsonl`),
    })
    started.set(party, reference)
    settings[party] = { url: reference.url, credentials: credentials.gateway }
  }
  return {
    started,
    settings,
    close: async () => {
      await Promise.all([...started.values()].map((reference) => reference.close()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
