import { useSuspenseQuery } from '@tanstack/react-query'
import type { Agency, Purpose, Role } from '../words/words.ts'
import { AskFailed, unanswered } from './ask.ts'
import { ownHeaders, post, showTo, type Employee } from './own-request.ts'
import { createPatience } from './patience.ts'

/** Who is logged in, as the gateway tells it. */
export interface Session extends Employee {
  readonly name: string
  readonly role: Role
  readonly purposes: readonly Purpose[]
}

/** Who is logged in, if anyone, and at which agencies one can log in. */
export interface Presence {
  readonly session: Session | null
  readonly demonstration: boolean
  readonly agencies: readonly string[]
}

/** Asking does not count as use of the session. @throws {AskFailed} when it cannot be known. */
export const fetchPresence = async (): Promise<Presence> => {
  const reply = await fetch('/console/session', {
    headers: ownHeaders(), cache: 'no-store', credentials: 'same-origin', signal: createPatience().signal,
  }).catch(unanswered())
  if (!reply.ok && reply.status !== 401) throw new AskFailed('UNREACHABLE', null)
  const told = await reply.json().catch(unanswered()) as Session & Omit<Presence, 'session'>
  return { session: reply.ok ? told : null, demonstration: told.demonstration, agencies: told.agencies ?? [] }
}

export const PRESENCE = ['presence']

export const usePresence = (): Presence =>
  useSuspenseQuery({
    queryKey: PRESENCE, gcTime: Infinity,
    queryFn: async () => {
      const presence = await fetchPresence()
      showTo(presence.session)
      return presence
    },
  }).data

/** Who is logged in, on pages that are only shown to someone who is. */
export const useOwnSession = (): Session => {
  const { session } = usePresence()
  if (!session) throw new Error('nobody is logged in')
  return session
}

/** `NGO-REDEN` is an `NGO`. */
export const agencyOfParty = (party: string): Agency => (party.split('-')[0] ?? party) as Agency

/** Ends the session here, and at the issuer where that is offered; the page that follows shows whether it ended. */
export const logOut = async (): Promise<void> => {
  const told = await post('/console/logout', {}).then((reply) => reply.json()).catch(() => ({})) as { readonly leave?: string | null }
  location.assign(told.leave ?? '/console/')
}
