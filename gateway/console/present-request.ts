import type { FastifyRequest } from 'fastify'
import type { Purpose } from '../../schema/purpose.ts'
import type { Presented } from '../identity/sender.ts'
import type { RefuseEarly } from '../pipeline/refuse-early.ts'
import { Refused } from '../refused.ts'
import { employeeOf } from './employee-of.ts'
import type { PurposeTokens } from './purpose-tokens.ts'
import type { RequestSession } from './request-session.ts'
import type { LoggedIn } from './sessions.ts'
import type { TokenHolder } from './token-holder.ts'

interface PresentRequestDeps {
  readonly origin: string
  readonly sessionOf: RequestSession
  readonly tokens: Pick<PurposeTokens, 'tokenFor'>
  readonly holder: Pick<TokenHolder, 'present'>
  readonly refuseEarly: RefuseEarly
  /** What a request that failed is answered with. */
  readonly refused: (error: unknown) => Refused
}

/** A page's request as the API is asked: with a token of the employee's for just one purpose. @throws {Refused} */
export const createPresentRequest = ({ origin, sessionOf, tokens, holder, refuseEarly, refused }: PresentRequestDeps) => {
  const purposeFor = async (loggedIn: LoggedIn, purposeIn: () => Purpose): Promise<Purpose> => {
    try {
      return purposeIn()
    } catch (error) {
      if (error instanceof Refused && error.code !== 'UNAVAILABLE') return refuseEarly(employeeOf(loggedIn), error.code)
      throw error
    }
  }

  return async (request: FastifyRequest, purposeIn: (body: unknown) => Purpose): Promise<Presented> => {
    try {
      const session = await sessionOf(request)
      const purpose = await purposeFor(session.loggedIn, () => purposeIn(request.body))
      const [path = ''] = request.url.split('?')
      return await holder.present(await tokens.tokenFor(session, purpose), origin + path)
    } catch (error) {
      throw refused(error)
    }
  }
}
