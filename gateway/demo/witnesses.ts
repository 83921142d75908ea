import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JWK } from 'jose'
import type { Party } from '../../schema/agency.ts'
import { createNoteSigner, witnessKeyOf } from '../trail/note-signer.ts'
import type { Folders } from './data-folder.ts'
import { kept, writeSecret } from './kept.ts'
import type { Keys } from './keys.ts'
import type { Ports } from './ports.ts'
import { REPLICA, type ReferencePlace } from './processes.ts'
import { makeSigningKey } from '../keys/make-signing-key.ts'
import { isWitness, QUORUM, WITNESSES, witnessFiles } from './witness-files.ts'

/** Makes each witness's key, and the file by which anyone checks the trail: the keys of its log and of its witnesses. */
export const makeWitnesses = async (folders: Folders, { checkpointKey }: Pick<Keys, 'checkpointKey'>): Promise<void> => {
  const logKey = JSON.parse(await readFile(checkpointKey, 'utf8')) as JWK
  const logs = [createNoteSigner(`samsyn.example/${REPLICA}`, logKey).verifierKey]
  const witnesses = await Promise.all(WITNESSES.map((party) => verifierKeyOf(folders, party)))
  await writeSecret(folders.trust, { logs, witnesses, quorum: QUORUM })
}

/** Writes where the gateway finds the witnesses: at the desks of their systems. */
export const writeWitnesses = async (places: readonly ReferencePlace[], folders: Folders, ports: Ports): Promise<void> => {
  const witnesses = await Promise.all(places.filter(({ party }) => isWitness(party)).map(async ({ party, index }) => ({
    url: `http://127.0.0.1:${ports.control(index)}/witness`, key: await verifierKeyOf(folders, party),
  })))
  await writeSecret(join(folders.witnesses, 'gateway.json'), { quorum: QUORUM, witnesses })
}

const verifierKeyOf = async (folders: Folders, party: Party): Promise<string> => {
  const name = `${party.toLowerCase()}.example/witness`
  return witnessKeyOf(name, await kept(witnessFiles(folders, party).key, async () => (await makeSigningKey(name)).privateKey))
}
