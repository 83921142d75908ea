import { useSuspenseQuery } from '@tanstack/react-query'
import { OWN_HEADERS } from './ask.ts'
import type { Agency, Purpose, Role } from '../words/words.ts'

/** Who is logged in, as the gateway tells it. */
export interface Session {
  readonly name: string
  readonly party: string
  readonly role: Role
  readonly purposes: readonly { readonly purpose: Purpose }[]
  readonly demonstration: boolean
}

/** Null when nobody is logged in. */
export const fetchSession = async (): Promise<Session | null> => {
  const reply = await fetch('/console/session', { headers: OWN_HEADERS, cache: 'no-store', credentials: 'same-origin' })
  return reply.ok ? await reply.json() as Session : null
}

export const useSession = (): Session | null =>
  useSuspenseQuery({ queryKey: ['session'], queryFn: fetchSession, gcTime: Infinity }).data

/** Who is logged in, on pages that are only shown to someone who is. */
export const useOwnSession = (): Session => {
  const session = useSession()
  if (!session) throw new Error('nobody is logged in')
  return session
}

/** `NGO-REDEN` is an `NGO`. */
export const agencyOfParty = (party: string): Agency => (party.split('-')[0] ?? party) as Agency

export const logOut = async (): Promise<void> => {
  await fetch('/console/logout', { method: 'POST', headers: OWN_HEADERS, body: '{}', credentials: 'same-origin' })
  location.assign('/console/')
}
