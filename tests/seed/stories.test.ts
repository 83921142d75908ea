import { expect, test } from 'vitest'
import type { Controller } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import { createSeed } from '../../prisma/seed/seed.ts'
import { heldBy } from './contract-terms.ts'

const today = new Date('2026-03-09T00:05:00.000Z')
const stories = createSeed({ today, generated: 0, random: 7 }).cases
const values = stories.flatMap(({ name, links }) => links.flatMap(({ agency, facts }) =>
  facts ? heldBy(agency as Controller, facts).map((held) => ({ name, id: `${agency}.${held.path}`, ...held })) : []))
const texts = values.filter(({ value }) => typeof value === 'string').map((held) => ({ ...held, value: String(held.value) }))

test('every value that a party holds of a story is in the contract\'s terms', () => {
  expect(values.filter(({ wrong }) => wrong !== null)).toEqual([])
  expect(values.length).toBeGreaterThan(400)
})

test('every fact that an agency can be asked for is held in some story', () => {
  const held = new Set(values.map(({ id }) => id))
  const asked = FACTS.filter(({ controller }) => controller !== 'SAMSYN').map(({ id }) => id)
  expect(asked.filter((id) => !held.has(id))).toEqual([])
})

test('a free text, name, address or phone number stands in one person\'s story only, so that a leak of it is known', () => {
  const free = FACTS
    .filter(({ id }) => /name|Address|Phone|Notes|Status|caseNumber|Centre|Needs|findings|Grounds|support/.test(id))
    .filter(({ id }) => !/contactPerson.name|asylumStatus|investigationStatus|departureStatus/.test(id))
  const told = texts.filter(({ id, value }) => free.some((fact) => fact.id === id) && value.length > 2)
  const owners = new Map(told.map(({ name, value }) => [value, name]))
  expect(owners.size).toBeGreaterThan(80)
  expect(told.filter(({ name, value }) => owners.get(value) !== name)).toEqual([])
})

test('nobody in the stories can be real: names, phone numbers, company numbers and addresses say so', () => {
  const of = (pattern: RegExp) => texts.filter(({ id }) => pattern.test(id)).map(({ value }) => value)
  expect(of(/\.name$|representativeName/).filter((name) => !/Test|Prøv/.test(name))).toEqual([])
  expect(of(/dutyPhone/).filter((phone) => !/^\+45 00 00 00 \d\d$/.test(phone))).toEqual([])
  expect(of(/[aA]ddress/).filter((address) => !address.endsWith('0999 Testby'))).toEqual([])
  expect(of(/cvrNumber/i).filter(hasValidCheck)).toEqual([])
  expect(texts.filter(({ value }) => /\b\d{6}-?\d{4}\b/.test(value))).toEqual([])
})

/** The check of a CVR number: modulus 11 over the weights 2, 7, 6, 5, 4, 3, 2, 1. */
const hasValidCheck = (cvr: string): boolean =>
  [2, 7, 6, 5, 4, 3, 2, 1].reduce((sum, weight, index) => sum + weight * Number(cvr[index]), 0) % 11 === 0

test('three deadlines fall due within a week, on whatever day it is', () => {
  for (const now of [today, new Date('2028-02-29T23:55:00.000Z')]) {
    const due = createSeed({ today: now, generated: 0, random: 7 }).cases.flatMap(({ control }) => [
      ...(control.detainedSince ? [control.detainedSince.getTime() + 72 * 3_600_000] : []),
      ...(control.reflectionEnds ? [Date.parse(`${control.reflectionEnds}T23:59:59Z`)] : []),
    ]).filter((end) => end > now.getTime() && end < now.getTime() + 7 * 86_400_000)
    expect(due).toHaveLength(3)
  }
})

test('each story stands in its place: who is linked, what is consented to, what is withdrawn', () => {
  const consentsOf = (name: string) => stories.find((story) => story.name === name)?.consents ?? []
  const partiesOf = (name: string) => stories.find((story) => story.name === name)?.links.map(({ party }) => party)
  expect(partiesOf('mira')).toEqual(['CMM', 'NEC', 'NGO-REDEN', 'KOM-0101', 'RG-KOBENHAVN', 'RG-DK'])
  expect(consentsOf('mira').filter(({ withdrawnAt }) => withdrawnAt).map(({ recipients }) => recipients)).toEqual([['NEC']])
  expect(consentsOf('linh').map(({ givenBy, giverSuspected }) => [givenBy, giverSuspected]))
    .toEqual([['representative', false], ['custodyHolder', true]])
  expect(consentsOf('joy').filter(({ form }) => form === 'inWriting').map(({ recipients }) => recipients))
    .toEqual([['IOM'], ['CMM', 'UDLST']])
  expect(consentsOf('blessing')).toEqual([])
})
