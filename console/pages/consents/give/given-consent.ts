import * as z from 'zod/mini'
import { beginningOfDay, isoDay } from '../../../words/danish.ts'
import type { ConsentChoice } from '../consent-operations.ts'

/** What the steps ask, as it is typed. */
export const shape = z.object({
  choice: z.string().check(z.minLength(1, 'consents.needChoice')),
  categories: z.array(z.string()).check(z.minLength(1, 'consents.needCategories')),
  givenBy: z.enum(['dataSubject', 'representative', 'custodyHolder'], 'consents.needGiver'),
  form: z.enum(['spoken', 'inWriting'], 'consents.needForm'),
  language: z.string().check(z.minLength(2, 'consents.needLanguage')),
  interpreter: z.boolean(),
  until: z.string().check(z.refine((day) => isoDay(day) !== null, 'consents.needUntil')),
  understood: z.boolean().check(z.refine((understood) => understood, 'consents.needUnderstood')),
  documentHash: z.nullable(z.string()),
}).check(z.refine(({ form, documentHash }) => form === 'spoken' || documentHash !== null,
  { path: ['documentHash'], error: 'consents.needSigned' }))

export type GivenConsent = z.input<typeof shape>

/** The fields of each step: one goes on when they are right. */
export const STEPS = [['choice'], ['categories'], ['givenBy', 'form', 'language', 'interpreter', 'until'], ['understood', 'documentHash']] as const

export type WrongText =
  | 'consents.needChoice' | 'consents.needCategories' | 'consents.needGiver' | 'consents.needForm'
  | 'consents.needLanguage' | 'consents.needUntil' | 'consents.needUnderstood' | 'consents.needSigned'

export const keyOf = ({ recipient, purpose }: ConsentChoice): string => `${recipient} ${purpose}`

/** The first instant that a consent no longer covers, when it is given until the end of a Danish day. */
export const endOfDay = (written: string): string => {
  const next = new Date(`${isoDay(written)}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return beginningOfDay(next.toISOString().slice(0, 10))
}
