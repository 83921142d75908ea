import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSealedFor, sealedFor } from '../../gateway/sealing/sealed-for.ts'
import { completenessOf } from '../../policies/sealing/completeness.ts'
import { mayBeSealedBy } from '../../policies/sealing/may-be-sealed.ts'
import { SEAL_GROUNDS, SEAL_REASONS } from '../../policies/sealing/seal-reasons.ts'
import { sdl } from '../../schema/sdl.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => { database = await aDatabase() })
afterAll(() => database.drop())

test('a seal hides from all but the agency that sealed and the supervisory authority, the same in SQL as in code', async () => {
  const viewers = ['NEC', 'NUC', 'RA', 'CMM', 'NGO-REDEN', 'UDLST', 'SAMSYN', 'DT', 'dataSubject']
  const hidden = (seal: Parameters<typeof isSealedFor>[1]): string[] => viewers.filter((viewer) => isSealedFor(viewer, seal))
  expect(hidden({ agency: 'NEC', unsealedAt: null })).toEqual(['NUC', 'RA', 'CMM', 'NGO-REDEN', 'UDLST', 'SAMSYN', 'dataSubject'])
  expect(hidden({ agency: 'NEC', unsealedAt: new Date() })).toEqual([])
  expect(hidden(undefined)).toEqual([])
  await database.pool.query(`insert into seal (log_id, leaf, agency, because, authority, review_on, sealed_at, unsealed_at) values
    ('g', 1, 'NEC', 'crimeInvestigation', 'police', '2026-12-01', now(), null), ('g', 2, 'NEC', 'crimeInvestigation', 'police', '2026-12-01', now(), now())`)
  for (const [log, index, expected] of [['g', 1, hidden({ agency: 'NEC', unsealedAt: null })], ['g', 2, []], ['g', 3, []], ['another', 1, []]] as const) {
    const { rows } = await database.pool.query<{ viewer: string }>(`select viewer from unnest($1::text[]) as viewer,
      (select $3 as log_id, $2::bigint as index) as entry where ${sealedFor('viewer', 'entry')}`, [viewers, index, log])
    expect(rows.map(({ viewer }) => viewer)).toEqual(expected)
  }
})

test('only law enforcement is sealed, and only by the agency that did it', () => {
  const by = (party: string, regime: 'GDPR' | 'LAW_ENFORCEMENT') => ({ actor: { party }, regime })
  expect(mayBeSealedBy('NEC', by('NEC', 'LAW_ENFORCEMENT'))).toBe(true)
  expect(mayBeSealedBy('NEC', by('NEC', 'GDPR'))).toBe(false)
  expect(mayBeSealedBy('NEC', by('RA', 'LAW_ENFORCEMENT'))).toBe(false)
})

test('a report speaks of what may be sealed only where what it shows tells already of law enforcement, sealed or not', () => {
  const help = { regime: 'GDPR' as const }
  const police = { regime: 'LAW_ENFORCEMENT' as const }
  expect(completenessOf([])).toBe('UNSAID')
  expect(completenessOf([help, help])).toBe('UNSAID')
  expect(completenessOf([help, police])).toBe('COMPLETE_BUT_FOR_SEALED')
})

test('every ground of the contract has its justification in DPV and its law, and there is no other', () => {
  expect(Object.keys(SEAL_GROUNDS)).toEqual([...SEAL_REASONS])
  for (const reason of SEAL_REASONS) {
    expect(sdl).toMatch(new RegExp(`enum SealReason \\{[^}]*\\b${reason}\\b`))
    expect(SEAL_GROUNDS[reason]).toMatchObject({
      term: expect.stringMatching(/^https:\/\/w3id\.org\/dpv\/justifications#[A-Z]\w+Impaired$/), source: expect.stringContaining('art. 15') })
  }
})
