import type { AgencyModule } from '../adapter.ts'
import { createAdapter } from './adapter.ts'

export const agency: AgencyModule = {
  controller: 'AT',
  createAdapter: async ({ url }) => createAdapter(url),
}
