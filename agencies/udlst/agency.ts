import type { AgencyModule } from '../adapter.ts'
import { createAdapter } from './adapter.ts'

export const agency: AgencyModule = {
  controller: 'UDLST',
  createAdapter: async ({ url }) => createAdapter(url),
}
