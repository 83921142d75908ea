import type { AgencyModule } from '../adapter.ts'
import { createHttpTransport } from '../transport/http.ts'
import { createRestAdapter } from '../transport/rest.ts'
import { dialect } from './dialect.ts'
import { vocabulary } from './vocabulary.ts'

export const agency: AgencyModule = {
  controller: 'NGO',
  createAdapter: async ({ url }) => createRestAdapter(createHttpTransport(url), dialect, vocabulary),
}
