// Writes the documents that are made: of the contract, the policies, the settings, the trail.
import { readFileSync, writeFileSync } from 'node:fs'
import { documentsOfPolicies } from '../policies/documents.ts'
import { contractDocument } from './contract-document/contract-document.ts'
import { printedAfter } from './printed-contract.ts'
import { settingsDocument } from './settings-document.ts'
import { trailVectors } from './trail-vectors/trail-vectors.ts'

const CONTRACT_FILE = 'docs/contract.graphql'

const today = new Date().toISOString().slice(0, 10)
writeFileSync(CONTRACT_FILE, printedAfter(readFileSync(CONTRACT_FILE, 'utf8'), today))
writeFileSync('docs/kontrakt.md', contractDocument())
writeFileSync('docs/settings.md', settingsDocument())
writeFileSync('docs/trail-vectors.json', await trailVectors())
for (const { file, text } of documentsOfPolicies()) writeFileSync(`docs/${file}`, text)
