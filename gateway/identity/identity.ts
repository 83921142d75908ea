import type { Pool } from 'pg'
import type { Config } from '../config.ts'
import { createAccessTokenVerifier, type AccessTokenVerifier } from './access-token-verifier.ts'
import { createProofVerifier } from './dpop-proof.ts'
import { createRegister, type Register } from './register.ts'
import { createCheckSender, type CheckSender } from './sender.ts'
import { createUsedProofs } from './used-proofs.ts'

interface IdentityDeps {
  readonly config: Pick<Config, 'issuers' | 'audience' | 'bearer'>
  readonly pool: Pool
  /** Connections that no flood of requests delays. */
  readonly upkeep: Pool
  readonly clock: () => Date
}

/** What a request's sender is known by. */
export interface Identity {
  readonly verify: AccessTokenVerifier['verify']
  readonly checkSender: CheckSender
  readonly isActive: Register['isActive']
  close(): Promise<void>
}

/** Opens what knows senders: issuers and their keys, the register of clients and employees, the proofs that were used. */
export const openIdentity = async ({ config, pool, upkeep, clock }: IdentityDeps): Promise<Identity> => {
  const { issuers, isActive, close } = await createRegister(upkeep, config.issuers)
  const { verify } = createAccessTokenVerifier({ issuers, audience: config.audience, clock })
  const proofs = await createUsedProofs({ pool, upkeep })
  return {
    verify,
    checkSender: createCheckSender({ verifyProof: createProofVerifier(), useProof: proofs.use, bearer: config.bearer, clock }),
    isActive,
    close: async () => {
      close()
      await proofs.close()
    },
  }
}
