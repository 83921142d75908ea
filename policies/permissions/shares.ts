import type { Permission } from '../permission.ts'
import { CONSENTS } from './consents.ts'

/** At the group's table an agency is asked to obtain a consent; the person decides (SR09 §2; STROM kap. 5 · Informeret aftale og valg). */
export const ASK_FOR_SHARE: readonly Permission[] = [
  {
    agency: 'RG',
    roles: ['groupMember'],
    purposes: ['COORDINATION'],
    source: 'SR09 §2 · Det nationale referencesystem; STROM kap. 5 · Informeret aftale og valg',
  },
]

/** Who obtains consents says when a request is dealt with, and is not asked what came of it. */
export const CLOSE_SHARE_REQUEST = CONSENTS
