import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import { vocabulary } from '../../agencies/nec/vocabulary.ts'
import { exampleFacts, pathsOf } from '../contract/example-facts.ts'

const document = parse(readFileSync(new URL('../../agencies/nec/openapi.yaml', import.meta.url), 'utf8'))

test('the police\'s contract is OpenAPI 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
ajv.addSchema(document, 'nec')
const conforms = (schema: string, value: unknown): boolean =>
  ajv.validate({ $ref: `nec#/components/schemas/${schema}` }, value) as boolean

test('the police\'s contract names the facts that the police hold, and no others', () => {
  expect(document.components.schemas.Felt.enum).toEqual(vocabulary.toWireNames(pathsOf('NEC')))
  expect(Object.keys(document.components.schemas.Oplysninger.properties)).toEqual(document.components.schemas.Felt.enum)
})

test('whatever the police hold is written as their contract says', () => {
  for (let seed = 0; seed < 16; seed++) {
    expect(conforms('Oplysninger', vocabulary.toWire(exampleFacts('NEC', seed)))).toBe(true)
  }
  expect(conforms('Oplysninger', { antrufssted: 'RAID' })).toBe(false)
  expect(conforms('Oplysninger', { skostørrelse: 38 })).toBe(false)
})
