import type { Permission } from '../permission.ts'
import { HOLDERS } from './holders.ts'

/**
 * By its number a party is asked for what it holds: who brings it in seldom knows the number, and may know a wrong one. Each
 * party says its own (GDPR art. 5, stk. 1, litra d).
 */
export const SET_FILE_NUMBER: readonly Permission[] = HOLDERS.map((holder) => ({
  ...holder, source: 'SR09 §2 · Det nationale referencesystem',
}))
