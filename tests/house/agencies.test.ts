import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadAgencies } from '../../gateway/agencies/load-agencies.ts'
import { CONTROLLERS } from '../../schema/agency.ts'

const HOUSE = new URL('../../', import.meta.url)
const CONTRACT = /\.(yaml|graphql|wsdl|xml|sql)$/

const agencies = await loadAgencies()

describe('each agency that holds facts', () => {
  test('has a folder of its own, and just one', () => {
    expect([...agencies.map(({ controller }) => controller), 'SAMSYN'].sort()).toEqual([...CONTROLLERS].sort())
  })

  test.each(agencies.map(({ folder }) => folder))('shows in `agencies/%s` what its interface is, and its adapter keeps the promises', (folder) => {
    const files = readdirSync(new URL(`agencies/${folder}`, HOUSE))
    expect(files.filter((file) => CONTRACT.test(file)), 'contract files').not.toEqual([])
    expect(files).toContain('reference.ts')
    const suite = new URL(`tests/contract/${folder}.test.ts`, HOUSE)
    expect(existsSync(suite) && readFileSync(suite, 'utf8'), suite.pathname).toContain('describeAdapter(')
  })
})
