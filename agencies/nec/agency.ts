import type { AgencyModule } from '../adapter.ts'
import { assertCredentials, createAdapter } from './adapter.ts'

export const agency: AgencyModule = {
  controller: 'NEC',
  createAdapter,
  assertCredentials,
  createCredentials: async (folders) => (await import('./credentials.ts')).createCredentials(folders),
}
