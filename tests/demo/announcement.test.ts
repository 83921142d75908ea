import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { announcement } from '../../gateway/demo/announcement.ts'
import type { DemoOptions } from '../../gateway/demo/options.ts'

const connection = {
  gateway: 'http://127.0.0.1:4000', issuer: 'http://127.0.0.1:4001', audience: 'a', keys: {}, stories: { mira: { CMM: 'CMM-2026-0042' } },
}
const said = (data: string, documents: DemoOptions['documents']): string => announcement([], connection, { data, documents })

test('every command that is printed finds the data folder, wherever it is', () => {
  const commands = (text: string): string[] => text.match(/np[mx] (?:run tour|samsyn \w+)[^|\\\n]*/g)?.map((one) => one.trim()) ?? []
  const [tour, query, token] = ['npm run tour', 'npx samsyn query --as ditte --purpose IDENTIFICATION --case CMM-2026-0042', 'npx samsyn token --as ditte --purpose IDENTIFICATION --headers']
  expect(commands(said(resolve('data'), 'any'))).toEqual([tour, query, token])
  expect(commands(said('/srv/samsyn', 'any'))).toEqual([`${tour} -- --data /srv/samsyn`, `${query} --data /srv/samsyn`, `${token} --data /srv/samsyn`])
})

test('where just registered operations run, no command is printed that would be refused', () => {
  expect(said('/srv/samsyn', 'registered')).not.toMatch(/npm run|npx samsyn [a-z]|curl/)
  expect(said('/srv/samsyn', 'registered')).toContain('docs/joining.md, Your operations, registered')
})
