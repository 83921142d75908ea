import type { AgencyModule } from '../adapter.ts'
import { createAdapter } from './adapter.ts'

export const agency: AgencyModule = {
  controller: 'NEC',
  createAdapter,
  createCredentials: async (folders) => (await import('./credentials.ts')).createCredentials(folders),
}
