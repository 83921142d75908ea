// Writes the documents that are made of the policies.
import { mkdirSync, writeFileSync } from 'node:fs'
import { documentsOfPolicies } from '../policies/documents.ts'

mkdirSync('docs', { recursive: true })
for (const { file, text } of documentsOfPolicies()) writeFileSync(`docs/${file}`, text)
