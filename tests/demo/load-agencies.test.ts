import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadAgencies } from '../../gateway/agencies/load-agencies.ts'

test('every folder with an agency in it is found, and is named as its controller', async () => {
  const found = await loadAgencies()
  const folders = readdirSync('agencies').filter(isAgency)
  expect(found.map(({ folder }) => folder)).toEqual(folders.sort())
  expect(found.map(({ controller }) => controller)).toEqual(folders.map((folder) => folder.toUpperCase()))
  expect(folders.length).toBeGreaterThanOrEqual(7)
})

const isAgency = (name: string): boolean => !name.includes('.') && readdirSync(`agencies/${name}`).includes('agency.ts')
