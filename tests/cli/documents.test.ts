import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentIdOf } from '../../gateway/documents/document-id.ts'
import { aCommandLine } from './a-command-line.ts'

const POLICE = 'query Police($id: ID!, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) { case(id: $id) { police { indicators } } }'
const CASES = 'query Cases($reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) { cases { edges { node { id } } } }'

let line: Awaited<ReturnType<typeof aCommandLine>>
beforeAll(async () => { line = await aCommandLine() })
afterAll(() => line.close())

const documents = (as: string, ...args: readonly string[]) => line.samsyn('documents', ...args, '--as', as)
const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(line.folder, name), text)
  return join(line.folder, name)
}

describe('samsyn documents', () => {
  test('registers what a client\'s build wrote, and the next time only what is new', async () => {
    const manifest = await file('manifest.json', JSON.stringify({ [documentIdOf(POLICE)]: POLICE }))
    expect(await documents('bo', 'register', manifest)).toMatchObject({ exitCode: 0, out: expect.stringMatching(
      /CMM {2}IDENTIFICATION {2}Police {2}sha256:[0-9a-f]{64}\n {2}spørger om police\.indicators\n {2}registreret af CMM:cmm-1650 .*\n {2}NEC: venter på godkendelse/) })
    expect((await documents('bo', 'register', manifest)).out).toBe('Alle er registreret i forvejen.\n')
    const both = await file('both.json', JSON.stringify({ a: POLICE, b: CASES }))
    expect(JSON.parse((await documents('bo', 'register', both, '--json')).out)).toMatchObject([{ data: { registerDocument: { document: { name: 'Cases' } } } }])
  })

  test('has another person approve, of the agency that is asked, and then it is in use', async () => {
    const { out } = await documents('poul', 'list', '--json')
    const [{ id }] = JSON.parse(out).data.trustedDocuments.documents
    expect(await documents('bo', 'approve', id)).toMatchObject({ exitCode: 3, error: expect.stringContaining('(FORBIDDEN') })
    expect(await documents('poul', 'approve', id)).toMatchObject({ exitCode: 0, out: expect.stringMatching(/i brug\n.*\n.*\n {2}NEC: godkendt af NEC:nec-10007/) })
    expect(await documents('admin', 'withdraw', id)).toMatchObject({ exitCode: 0, out: expect.stringContaining('trukket tilbage af SAMSYN:samsyn-01') })
    expect(await documents('poul', 'approve', id)).toMatchObject({ exitCode: 3 })
  })

  test('says what is wrong with a file, or with whom', async () => {
    expect(await documents('bo', 'register', 'nothing.json')).toMatchObject({ exitCode: 2 })
    expect(await documents('bo', 'register', await file('list.json', '[1]'))).toMatchObject({ exitCode: 2, error: expect.stringContaining('manifest') })
    expect(await documents('bo', 'register', await file('bad.graphql', 'query {'))).toMatchObject({ exitCode: 2, error: expect.stringContaining('(SYNTAX_INVALID') })
    expect(await documents('bo', 'withdraw', 'x')).toMatchObject({ exitCode: 4, error: expect.stringContaining('(DOCUMENT_NOT_AVAILABLE') })
    expect(await documents('sara', 'list')).toMatchObject({ exitCode: 3 })
  })
})
