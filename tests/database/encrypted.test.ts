import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAuthority, type Authority } from '../../agencies/nec/certificates.ts'
import { createPool } from '../../gateway/database/pool.ts'
import { examineDatabase } from '../../gateway/doctor/database.ts'
import { examineFollowers } from '../../gateway/doctor/followers.ts'
import type { Finding } from '../../gateway/doctor/finding.ts'
import { examineTrail } from '../../gateway/doctor/trail.ts'
import { aGateway, type AGateway } from '../acceptance/a-gateway.ts'
import { expired, inForce } from '../agencies/a-police-system.ts'
import { aDatabase, type TestDatabase } from '../database.ts'
import { anEncryptedPostgres, type EncryptedPostgres } from './an-encrypted-postgres.ts'

let agencies: TestDatabase
let authority: Authority
let postgres: EncryptedPostgres
let samsyn: AGateway
let folder: string
let file: string

const urlAt = (name: string): string => `${postgres.urlAt(name)}?sslmode=verify-full&sslrootcert=${file}`

beforeAll(async () => {
  agencies = await aDatabase()
  authority = await createAuthority('database CA', inForce())
  folder = mkdtempSync(join(tmpdir(), 'samsyn-database-'))
  file = join(folder, 'ca.crt')
  writeFileSync(file, authority.certificate)
  postgres = await anEncryptedPostgres(await authority.issue('database', 'server', inForce()))
  samsyn = await aGateway({ database: { ...postgres, url: urlAt('127.0.0.1') }, agenciesUrl: agencies.adminUrl, differs: true })
})
beforeEach(async () => {
  writeFileSync(file, authority.certificate)
  await postgres.show(await authority.issue('database', 'server', inForce()))
})
afterAll(async () => {
  await samsyn.close()
  await agencies.drop()
  rmSync(folder, { recursive: true })
})

const view = (): Promise<unknown> => samsyn.as('shelter').for('ASSISTANCE').case('mira', '{ cmm { needs { language } } }')
/** Opens lines enough for one view, whatever else the gateway reads in its instant. */
const manyAtOnce = (): Promise<unknown> => Promise.all(Array.from({ length: 8 }, view))
const EMPTY = 'the file that `sslrootcert` names is empty'
const SHOWN = { cmm: { needs: { language: 'th' } } }

const faults = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ state }) => state === 'fault')

const examined = async (url: string): Promise<readonly Finding[]> =>
  (await Promise.all([examineDatabase(url), examineTrail(url, { quorum: 0, witnesses: [] }, new Date()), examineFollowers(url)])).flat()

describe('a database that is spoken to by `sslmode=verify-full`', () => {
  test('is, by gateway, followers and doctor, under TLS alone', async () => {
    expect(await view()).toEqual(SHOWN)
    await expect.poll(async () => faults(await examined(urlAt('127.0.0.1')))).toEqual([])
    const { rows } = await postgres.adminPool.query(`select distinct ssl, version from pg_stat_ssl join pg_stat_activity using (pid)
      where usename = 'samsyn_gateway'`)
    expect(rows).toEqual([{ ssl: true, version: 'TLSv1.3' }])
    await expect(createPool(postgres.url, { max: 1 })).rejects.toThrow('no encryption')
  })

  test.each<[string, string, () => unknown, string?]>([
    ['by another name than its certificate\'s', 'ERR_TLS_CERT_ALTNAME_INVALID', () => undefined, '127.1'],
    ['by a certificate that has expired', 'CERT_HAS_EXPIRED', async () => postgres.show(await authority.issue('database', 'server', expired()))],
    ['by a certificate of another authority', 'CERT_SIGNATURE_FAILURE', async () => {
      const other = await createAuthority('database CA', inForce())
      await postgres.show(await other.issue('database', 'server', inForce()))
    }],
    ['while the file with its authority is gone', 'ENOENT', () => rmSync(file)],
    ['while that file is empty, by which Node.js would believe all whom it knows', EMPTY, () => writeFileSync(file, '')],
  ])('is told nothing %s, and the doctor says so: %s', async (_, why, becomes, name = '127.0.0.1') => {
    await becomes()
    await expect(createPool(urlAt(name), { max: 1 })).rejects.toMatchObject({ name: 'DatabaseUnavailable' })
    expect(faults(await examined(urlAt(name))).map(({ what, says }) => `${what.en}: ${says.en}`)).toEqual([
      `PostgreSQL: does not answer (${why})`, expect.stringContaining('the trail: '), expect.stringContaining('the officers\' search: '),
    ])
  })

  test('is gone on with over the lines that are open, and over new ones once its certificate and its authority are the new ones', async () => {
    await manyAtOnce()
    const next = await createAuthority('database CA', inForce())
    await postgres.show(await next.issue('database', 'server', inForce()))
    expect(await view()).toEqual(SHOWN)
    await postgres.hangUp()
    expect(await view()).toMatchObject({ refused: expect.stringMatching(/UNAVAILABLE$/) })
    writeFileSync(file, next.certificate)
    await expect.poll(view).toEqual(SHOWN)
  })

  test('fails who waits for a connection when the file with its authority is gone, and nobody else', async () => {
    const pool = await createPool(urlAt('127.0.0.1'), { max: 1 })
    const lent = await pool.connect()
    const waiting = pool.query('select 1')
    rmSync(file)
    lent.release(true)
    await expect(waiting).rejects.toMatchObject({ code: 'ENOENT' })
    writeFileSync(file, authority.certificate)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await pool.end()
  })
})
