import { mkdirSync, writeFileSync } from 'node:fs'
import { minifyIntrospection, outputIntrospectionFile } from 'gql.tada/internal'
import { introspectionFromSchema } from 'graphql'
import { CODES } from '../gateway/codes.ts'
import { CONTRACT } from '../schema/facts.ts'
import { printedContract } from './printed-contract.ts'

const FOLDER = new URL('../client/generated/', import.meta.url)

/** Writes the contract as SDL and as types, and the codes with their statuses and sentences. */
export const writeClientContract = (): void => {
  mkdirSync(FOLDER, { recursive: true })
  const write = (name: string, text: string): void => writeFileSync(new URL(name, FOLDER), text)
  write('contract.graphql', printedContract())
  write('contract.d.ts', outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(CONTRACT)), {
    fileType: '.d.ts', shouldPreprocess: true,
  }))
  write('codes.d.ts', `export type Code =\n${Object.keys(CODES).map((code) => `  | '${code}'\n`).join('')}`)
}
