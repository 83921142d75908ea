import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OWN_VERSION } from '../../gateway/policies/enter-own-policies.ts'
import { LESS, MORE } from '../policy-versions/a-proposal.ts'
import { aCommandLine } from './a-command-line.ts'

let line: Awaited<ReturnType<typeof aCommandLine>>

beforeAll(async () => {
  line = await aCommandLine()
})

afterAll(() => line.close())

const policy = (as: string, ...args: readonly string[]) => line.samsyn('policy', ...args, '--as', as)

const proposed = async (name: string, document: unknown): Promise<any> => {
  const file = join(line.folder, name)
  await writeFile(file, JSON.stringify(document, null, 2))
  const { exitCode, out, error } = await policy('dpo', 'propose', file, '--json')
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' })
  return JSON.parse(out).data.proposePolicies.proposal
}

describe('samsyn policy', () => {
  test('list says which version is in force', async () => {
    const { exitCode, out } = await policy('tove', 'list')
    expect(exitCode).toBe(0)
    expect(out).toContain(`Gælder nu  ${OWN_VERSION}`)
    expect(out).toMatch(/Status +i kraft siden \d\d\.\d\d\.\d{4} kl\. /)
  })

  test('show gives the document, which proposed again is no change', async () => {
    const { out } = await policy('tove', 'show')
    const file = join(line.folder, 'same.json')
    await writeFile(file, out)
    expect(await policy('dpo', 'propose', file)).toMatchObject({
      exitCode: 3, error: expect.stringContaining('dokumentet siger det, som allerede gælder eller skal gælde: ændr noget, eller lad være at foreslå det (POLICIES_UNCHANGED'),
    })
  })

  test('propose says what is wrong with a document, and proposes nothing', async () => {
    const file = join(line.folder, 'faulty.json')
    await writeFile(file, JSON.stringify({ ...MORE, exchanges: [{ purpose: 'FISHING', exchanges: [] }] }))
    const { exitCode, out } = await policy('dpo', 'propose', file)
    expect(exitCode).toBe(3)
    expect(out).toContain('Dokumentet er ikke i orden og er ikke foreslået:\n  names an unknown purpose `FISHING`')
  })

  test('diff and who-can-see say it in Danish sentences', async () => {
    const { version } = await proposed('more.json', MORE)
    const { out } = await policy('arne', 'diff', OWN_VERSION, version)
    expect(out).toMatch(/Bliver tilladt\n {2}Center mod Menneskehandel \(kontaktperson\) kan nu få/)
    expect((await policy('arne', 'who-can-see', 'CMM.safeHouseAddress')).out).toContain('(X31; ')
    expect(await policy('arne', 'who-can-see', 'CMM.shoeSize')).toMatchObject({ exitCode: 3 })
    const mira = line.gateway.fileNumberOf('mira', 'dpo') ?? ''
    expect((await policy('dpo', 'who-can-see', 'cmm.needs.language', '--case', mira)).out).toContain('Må nu: NGO-REDEN')
  })

  test('explain tells Sara why; simulate and redecide tell an officer what would change, and what was', async () => {
    const mira = line.gateway.fileNumberOf('mira', 'sara') ?? ''
    const asking = ['--purpose', 'ASSISTANCE', '--case', mira, '--fields', 'police.hearingDate']
    const { out: explained } = await policy('sara', 'explain', ...asking)
    expect(explained).toMatch(/Center mod Menneskehandel \(kontaktperson\) kan få .*\n +X10 tillader det/)
    const { out: seen } = await line.samsyn('query', '--as', 'sara', ...asking, '--json')
    const { log, leaves: [leaf] } = JSON.parse(seen).extensions.receipt

    const { version } = await proposed('less.json', LESS)
    const { out: simulated } = await policy('dpo', 'simulate', version, '--days', '1')
    expect(simulated).toMatch(/Ikke længere tilladt, 1 gang: CMM \(contactPerson\) · .* \(X10 → default\)/)
    const { out: again } = await policy('dpo', 'redecide', log, leaf)
    expect(again).toMatch(/givet: .*\n[^]*Afgjort igen efter reglerne fra den dag[^]*X10 tillader det/)
    expect(await policy('dagny', 'redecide', log, leaf)).toMatchObject({ exitCode: 4 })
  })

  test('approve by one officer puts in force what only takes away; by its proposer nothing', async () => {
    const { id } = await proposed('less.json', LESS)
    expect(await policy('dpo', 'approve', id)).toMatchObject({ exitCode: 3, error: expect.stringContaining('PROPOSAL_OWN') })
    const { exitCode, out } = await policy('dagny', 'approve', id)
    expect({ exitCode, out }).toMatchObject({ exitCode: 0, out: expect.stringMatching(/Status +i kraft fra /) })
  })
})
