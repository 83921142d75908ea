import type { Pool } from 'pg'
import type { Config } from '../config.ts'
import { createAccessTokenVerifier, type AccessTokenVerifier } from './access-token-verifier.ts'
import { createProofVerifier } from './dpop-proof.ts'
import { createProofNonces, type ProofNonces } from './proof-nonces.ts'
import { createRegister, type Register } from './register.ts'
import { createCheckSender, type CheckSender } from './sender.ts'
import { createUsedProofs, type UsedProofs } from './used-proofs.ts'

interface IdentityDeps {
  readonly config: Pick<Config, 'issuers' | 'audience' | 'bearer'>
  readonly pool: Pool
  /** Connections that no flood of requests delays. */
  readonly upkeep: Pool
  /** What nonces of proofs are made with: 32 bytes that the replicas share. */
  readonly nonceKey: Buffer
  readonly clock: () => Date
}

/** What a request's sender is known by. */
export interface Identity {
  readonly verify: AccessTokenVerifier['verify']
  readonly isKnown: AccessTokenVerifier['isKnown']
  readonly checkSender: CheckSender
  readonly isActive: Register['isActive']
  readonly caughtUp: Register['caughtUp']
  /** What the next proof is to repeat. */
  readonly proofNonce: ProofNonces['current']
  /** Takes note of what counts once, on any replica. */
  readonly useOnce: UsedProofs['use']
  close(): Promise<void>
}

/** Opens what knows senders: issuers and their keys, the register of clients and employees, the proofs that were used. */
export const openIdentity = async ({ config, pool, upkeep, nonceKey, clock }: IdentityDeps): Promise<Identity> => {
  const { issuers, isActive, isRevoked, caughtUp, close } = await createRegister(upkeep, config.issuers)
  const { verify, isKnown } = createAccessTokenVerifier({ issuers, audience: config.audience, clock })
  const nonces = createProofNonces({ key: nonceKey, clock })
  const proofs = await createUsedProofs({ pool, upkeep, clock })
  return {
    verify,
    isKnown,
    checkSender: createCheckSender({
      verifyProof: createProofVerifier(), useProof: proofs.use, isRevoked, isOurNonce: nonces.isOurs, bearer: config.bearer, clock,
    }),
    isActive,
    caughtUp,
    proofNonce: nonces.current,
    useOnce: proofs.use,
    close: async () => {
      close()
      await proofs.close()
    },
  }
}
