import { expect, test } from 'vitest'
import { standingsOf } from '../../console/pages/policies/standings.ts'

const [MORNING, NOON, EVENING] = ['2026-03-10T08:00:00Z', '2026-03-10T12:00:00Z', '2026-03-10T20:00:00Z']

test('of a version that is in force again the latter proposal is the one in force', () => {
  const proposals = [
    { version: 'b', inForceFrom: null }, { version: 'a', inForceFrom: EVENING }, { version: 'b', inForceFrom: NOON }, { version: 'a', inForceFrom: MORNING },
  ]
  expect(standingsOf(proposals, 'a')).toEqual(['waits', 'inForce', 'wasInForce', 'wasInForce'])
})

test('a version that was just approved has not been in force: it will be', () => {
  expect(standingsOf([{ version: 'b', inForceFrom: NOON }, { version: 'a', inForceFrom: MORNING }], 'a')).toEqual(['willBeInForce', 'inForce'])
})

test('a proposal that waited until the version it was made against was in force again stands below those before it, and is the one in force', () => {
  const proposals = [
    { version: 'a', inForceFrom: NOON }, { version: 'b', inForceFrom: MORNING }, { version: 'c', inForceFrom: EVENING },
  ]
  expect(standingsOf(proposals, 'c')).toEqual(['wasInForce', 'wasInForce', 'inForce'])
})

test('while it is not known which version is in force, none is said to be', () => {
  expect(standingsOf([{ version: 'a', inForceFrom: MORNING }], null)).toEqual(['wasInForce'])
})
