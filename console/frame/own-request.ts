import { createPatience, type Patience } from './patience.ts'
import { endSession } from './session-end.ts'

/** Who is logged in, by what names her alone. */
export interface Employee {
  readonly party: string
  readonly employee: string
  readonly role: string
}

let shownTo: Employee | null = null

/** Says to whom the pages are shown: what they send from now on is done as her, or not at all. */
export const showTo = (employee: Employee | null): void => { shownTo = employee }

const named = ({ party, employee, role }: Employee): string => [party, employee, role].map(encodeURIComponent).join('/')

export const isSamePerson = (one: Employee, other: Employee): boolean => named(one) === named(other)

/** What marks a request as the console's own, which another site's page cannot send, and says whom its page is shown to. */
export const ownHeaders = (): Record<string, string> => ({
  'content-type': 'application/json', 'x-samsyn-console': '1', ...(shownTo && { 'x-samsyn-shown-to': named(shownTo) }),
})

/** How something is sent. */
export interface Manner {
  /** Nobody has asked for it: it does not keep the session from ending when nobody uses it. */
  readonly unattended?: boolean
  /** How long its answer is waited for. */
  readonly patience?: Patience
}

/** Sends what a page asks for; its answer is kept nowhere. @throws when the gateway is not reached, or does not answer. */
export const post = async (path: string, asked: unknown, { unattended = false, patience = createPatience() }: Manner = {}): Promise<Response> => {
  const reply = await fetch(path, {
    method: 'POST', headers: { ...ownHeaders(), ...(unattended && { 'x-samsyn-unattended': '1' }) },
    body: JSON.stringify(asked), cache: 'no-store', credentials: 'same-origin', signal: patience.signal,
  })
  if (reply.status === 401) endSession()
  return reply
}
