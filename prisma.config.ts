import { defineConfig } from 'prisma/config'

/** The tables, a file for each part of the house that owns them. */
export default defineConfig({ schema: 'prisma/schema', migrations: { path: 'prisma/migrations' } })
