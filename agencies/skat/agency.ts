import type { AgencyModule } from '../adapter.ts'
import { createAdapter } from './adapter.ts'

export const agency: AgencyModule = {
  controller: 'SKAT',
  createAdapter: async ({ url }) => createAdapter(url),
}
