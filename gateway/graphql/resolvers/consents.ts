import type { IResolvers } from '@graphql-tools/utils'
import type { GivenConsent } from '../../registry/changes/give-consent.ts'
import type { Consents } from '../../registry/consents.ts'
import { Refused } from '../../refused.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

type GiveConsentInput = Omit<GivenConsent, 'id' | 'handle' | 'obtainedBy' | 'documentHash'> & {
  readonly case: string
  readonly documentHash?: string | null
}

const SHA_256 = /^[0-9a-f]{64}$/
const LANGUAGE = /^[a-z]{2}$/

/** Giving, withdrawing and showing consent. A record's id is the agency's to keep: it names no person. */
export const createConsentResolvers = (door: Door, consents: Consents): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)
  return {
    Query: {
      consentRecords: through((bound, args: { case: string }) => consents.show(bound, args.case)),
    },
    Mutation: {
      giveConsent: through((bound, { input }: { input: GiveConsentInput }) => {
        const { case: handle, documentHash = null, ...given } = input
        if ((documentHash !== null && !SHA_256.test(documentHash)) || !LANGUAGE.test(given.language))
          throw new Refused('VARIABLES_INVALID')
        return consents.give(bound, handle, { ...given, documentHash })
      }),
      withdrawConsent: through((bound, { id }: { id: string }) => consents.withdraw(bound, id)),
    },
  }
}
