import type { Pool } from 'pg'
import type { PrismaClient } from '../../prisma/generated/client.ts'
import type { Config } from '../config.ts'
import { createAccessTokenVerifier, type AccessTokenVerifier } from './access-token-verifier.ts'
import { createClientRegister, type ClientRegister } from './client-register.ts'
import { createProofVerifier } from './dpop-proof.ts'
import { createCheckSender, type CheckSender } from './sender.ts'
import { createUsedProofs } from './used-proofs.ts'

interface IdentityDeps {
  readonly config: Pick<Config, 'issuers' | 'audience' | 'bearer'>
  readonly pool: Pool
  /** Connections that no flood of requests delays, and a client over them. */
  readonly upkeep: Pool
  readonly prisma: PrismaClient
  readonly clock: () => Date
}

/** What a request's sender is known by. */
export interface Identity {
  readonly verify: AccessTokenVerifier['verify']
  readonly checkSender: CheckSender
  readonly isActive: ClientRegister['isActive']
  close(): Promise<void>
}

/** Opens what knows senders: the issuers' keys, the register of clients and employees, the proofs that were used. */
export const openIdentity = async ({ config, pool, upkeep, prisma, clock }: IdentityDeps): Promise<Identity> => {
  const { verify } = createAccessTokenVerifier({ issuers: config.issuers, audience: config.audience, clock })
  const register = await createClientRegister(prisma)
  const proofs = await createUsedProofs({ pool, upkeep })
  return {
    verify,
    checkSender: createCheckSender({ verifyProof: createProofVerifier(), useProof: proofs.use, bearer: config.bearer, clock }),
    isActive: register.isActive,
    close: async () => {
      register.close()
      await proofs.close()
    },
  }
}
