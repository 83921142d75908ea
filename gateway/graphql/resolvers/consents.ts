import type { IResolvers } from '@graphql-tools/utils'
import type { GivenConsent } from '../../registry/changes/give-consent.ts'
import type { Consents } from '../../registry/consents.ts'
import { Refused } from '../../refused.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

type GiveConsentInput = Omit<GivenConsent, 'id' | 'handle' | 'obtainedBy' | 'documentHash'> & {
  readonly case: string
  readonly documentHash?: string | null
}

const SHA_256 = /^[0-9a-f]{64}$/
const LANGUAGE = /^[a-z]{2}$/

/** Giving, withdrawing and showing consent. A record's id is the agency's to keep: it names no person. */
export const createConsentResolvers = (door: Door, consents: Consents): IResolvers<unknown, GatewayContext> => ({
  Query: {
    consentRecords: (_root, args: { case: string }, context, info) =>
      door(context, info, (bound) => consents.show(bound, args.case)),
  },
  Mutation: {
    giveConsent: (_root, { input }: { input: GiveConsentInput }, context, info) => {
      const { case: handle, documentHash = null, ...given } = input
      return door(context, info, (bound) => {
        if ((documentHash !== null && !SHA_256.test(documentHash)) || !LANGUAGE.test(given.language))
          throw new Refused('VARIABLES_INVALID')
        return consents.give(bound, handle, { ...given, documentHash })
      })
    },
    withdrawConsent: (_root, { id }: { id: string }, context, info) =>
      door(context, info, (bound) => consents.withdraw(bound, id)),
  },
})
