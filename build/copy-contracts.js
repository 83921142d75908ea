// Copies what the compiler leaves behind (contracts, migrations) beside the compiled modules that read it.
import { cpSync } from 'node:fs'
import { extname } from 'node:path'

const CONTRACTS = new Set(['', '.graphql', '.yaml', '.json', '.wsdl', '.xsd', '.xml', '.sql', '.html'])

for (const folder of ['schema', 'policies', 'agencies', 'gateway', 'prisma/migrations'])
  cpSync(folder, `dist/${folder}`, { recursive: true, filter: (file) => CONTRACTS.has(extname(file)) })
