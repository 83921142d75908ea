import type { Permission } from '../permission.ts'
import { HOLDERS } from './holders.ts'
import { OPEN_CASE } from './opening-and-linking.ts'

/**
 * A party may always end its own part: those who hold the case there do, or who opened it by mistake. Not whoever else works
 * there, nor for whatever else: with the last part the case is closed (forvaltningsloven § 27; GDPR art. 5, stk. 1, litra e).
 */
export const END_OWN_PART: readonly Permission[] = [...HOLDERS, ...OPEN_CASE].map(({ agency, roles, purposes }) =>
  ({ agency, roles, purposes, whom: [agency], source: 'forvaltningsloven § 27' }))
