import type { AgencyModule } from '../adapter.ts'
import { createAdapter } from './adapter.ts'

export const agency: AgencyModule = {
  controller: 'SIRI',
  createAdapter: async ({ url }) => createAdapter(url),
}
