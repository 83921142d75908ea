import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOMS = ['schema', 'policies', 'agencies', 'gateway', 'prisma', 'client', 'verify']
const HOUSE = new URL('../../', import.meta.url)

test('the environment is read in one place, which knows each variable by its name', () => {
  const reading = ROOMS.flatMap((room) => readdirSync(new URL(room, HOUSE), { recursive: true, encoding: 'utf8' }).map((path) => `${room}/${path}`))
    .filter((path) => /\.[jt]s$/.test(path) && !path.includes('/generated/') && /\bprocess\.env\b/.test(readFileSync(new URL(path, HOUSE), 'utf8')))
  expect(reading).toEqual(['gateway/config.ts'])
})
