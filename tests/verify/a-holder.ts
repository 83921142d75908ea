import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../verify/run.ts'

/** A folder of what a holder keeps, with the file of whom she trusts, and `samsyn-verify` run in it. */
export const aHolder = async (trust: { logs: string[]; witnesses: string[]; quorum: number }) => {
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-verify-'))
  const file = (name: string): string => join(folder, name)
  await writeFile(file('trust.json'), JSON.stringify(trust))
  return {
    file,
    keep: async (name: string, text: string): Promise<string> => {
      await writeFile(file(name), text)
      return file(name)
    },
    verify: async (...args: readonly string[]) => {
      const written = { out: '', error: '' }
      const code = await run([...args, '--trust', file('trust.json')], {
        out: (text) => { written.out += text }, error: (text) => { written.error += text }, isTerminal: false,
      })
      return { code, ...written }
    },
    remove: () => rm(folder, { recursive: true }),
  }
}
