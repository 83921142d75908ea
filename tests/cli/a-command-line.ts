import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../gateway/cli/run.ts'
import { writeConnection, type Connection } from '../../gateway/demo/connection.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { AUDIENCE } from '../acceptance/an-issuer.ts'
import type { Wanted } from '../acceptance/surroundings.ts'

/** What a command gave: its exit code, and what it wrote where. */
export interface Ran {
  readonly exitCode: number
  readonly out: string
  readonly error: string
}

/** Runs a command with these arguments, in this process. */
export const samsyn = async (...args: readonly string[]): Promise<Ran> => {
  const written = { out: '', error: '' }
  const exitCode = await run(args, {
    out: (text) => { written.out += text },
    error: (text) => { written.error += text },
  })
  return { exitCode, ...written }
}

/** A whole Samsyn, and a data folder in which the command line finds it. */
export const aCommandLine = async (wanted: Pick<Wanted, 'retell'> = {}) => {
  const gateway: AGateway = await aGateway({ demonstration: true, ...wanted })
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-cli-'))
  const connection: Connection = {
    gateway: gateway.url, issuer: gateway.issuer.trusted.issuer, audience: AUDIENCE, keys: gateway.issuer.keys, stories: {},
  }
  await writeConnection(folder, connection)
  return {
    gateway,
    folder,
    connection,
    samsyn: (...args: readonly string[]): Promise<Ran> => samsyn(...args, '--data', folder),
    close: async () => {
      await gateway.close()
      await rm(folder, { recursive: true })
    },
  }
}
