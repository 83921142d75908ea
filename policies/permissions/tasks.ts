import type { Permission } from '../permission.ts'

/** At the group's table an agency says that it takes an open task, and by when (SR09 §2 · Det nationale referencesystem). */
export const TAKE_TASK: readonly Permission[] = [
  {
    agency: 'RG',
    roles: ['groupMember'],
    purposes: ['COORDINATION'],
    source: 'SR09 §2 · Det nationale referencesystem',
  },
]
