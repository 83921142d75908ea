import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPrisma } from '../../gateway/database/prisma.ts'
import type { PrismaClient } from '../../prisma/generated/client.ts'
import { aDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let prisma: PrismaClient

beforeAll(async () => {
  database = await aDatabase()
  prisma = createPrisma(database.pool)
})
afterAll(async () => {
  await prisma.$disconnect()
  await database.drop()
})

const now = new Date('2026-03-02T08:00:00.123Z')
const hour = new Date('2026-03-02T08:00:00.000Z')
const day = new Date('2026-03-02T00:00:00.000Z')
const caseId = randomUUID()

const aCase = {
  id: caseId, version: 1, region: 'KOBENHAVN', residenceCategory: 'none', minor: false, vulnerable: false,
  stage: 'presumed', stageSince: now, actionPlan: 'HP19', detainedSince: now, reflectionStarts: day,
  reflectionEnds: day, departedOn: null, representativeSince: null, closedAt: null, openedAt: now,
}
const aLink = { caseId, party: 'NEC', agency: 'NEC', handle: 'h-1', fileNumber: 'f-1', linkedAt: now, endedAt: null }
const aConsent = {
  id: randomUUID(), caseId, version: 1, givenBy: 'dataSubject', giverSuspected: false, recipients: ['NEC'],
  purposes: ['INVESTIGATION'], categories: ['contact'], form: 'inWriting', validFrom: now, validUntil: now, recordedAt: now,
  language: 'ro', interpreter: true, obtainedBy: 'E-1', documentHash: null, withdrawnAt: null, withdrawnBy: null,
}
const aProposal = {
  id: randomUUID(), version: 'v', content: Buffer.from('{}'), against: null, newlyPermits: true, proposedBy: 'CMM:E-1',
  proposedAt: now, inForceFrom: null,
}
const aRegistration = {
  id: randomUUID(), kind: 'client', party: 'NEC', content: { client: 'c-1' }, proposedBy: 'SAMSYN:E-3', proposedAt: now,
  approvedBy: null, approvedAt: null,
}
const anOverseenRow = {
  at: now, index: 0n, sort: -7n, breakGlass: false, own: true, sealed: false, party: 'NEC', logId: 'g', disclosureId: 'd-1', employee: 'E-1',
  handle: 'h-1', reason: 'r', terms: ['CMM:r'],
}
const anOverseenSort = {
  id: -7n, recipient: 'NEC', client: 'c-1', role: 'investigator', purpose: 'INVESTIGATION', outcome: 'DISCLOSED', code: '', act: '',
  given: 1, withheld: 0, unavailable: 0, terms: ['recipient:NEC'],
}
const aSearch = {
  id: randomUUID(), party: 'CMM', employee: 'E-1', name: 'n', filter: { purposes: ['ASSISTANCE'] }, shared: true,
  remindSince: now,
}
const anAct = {
  id: 'd-2', subject: 'breakGlass:g:0', act: 'reviewBreakGlass', party: 'NEC', employee: 'E-1', at: now, reason: 'r',
  details: { verdict: 'JUSTIFIED' },
}
const anAlarm = {
  id: randomUUID(), kind: 'breakGlass', subject: 'breakGlass:g:0', party: 'NEC', due: now, codes: { recipient: 'CMM' }, madeAt: now,
  attempts: 0, nextTryAt: now, deliveredAt: null,
}
const aMail = {
  id: randomUUID(), kind: 'deadlines', party: 'CMM', employee: '', about: 'a', content: { count: 1, days: 7 }, madeAt: now,
  attempts: 0, nextTryAt: now, sentAt: null,
}
const aFormerPart = { caseId, party: 'NEC', linkedAt: day, endedAt: hour }
const aShareRequest = {
  id: randomUUID(), caseId, asked: 'CMM', recipient: 'KOM-0101', purpose: 'ASSISTANCE', askedAt: now, closedAt: null,
}
const aTold = { caseId, clock: 'DETENTION', ends: now, days: 3, party: 'CMM' }
const aLook = {
  logId: 'g', index: 0n, requestId: 'd-1', at: now, party: 'NEC', employee: 'E-1', role: 'investigator', purpose: null,
  caseKey: caseId, refused: null, about: null, controllers: ['CMM'], brokeGlass: false, outsideOwnCases: false,
}
const aFinding = {
  id: 'f', pattern: 'oddHours', overseer: 'NEC', recipient: 'NEC', employee: 'E-1', firstAt: now, latestAt: now, evidence: ['g:0'],
}
const aDrawn = {
  sample: 'd-3', logId: 'g', index: 0n, overseer: 'CMM', stratum: 0, recipient: 'NEC', employee: 'E-1', drawnAt: now,
}
const aDocument = {
  id: randomUUID(), party: 'NEC', documentId: 'sha256:0', document: '{ a }', name: null, purpose: 'INVESTIGATION', fields: ['cmm.a'],
  approvers: ['CMM'], registeredBy: 'NEC:E-1', registeredAt: now, withdrawnBy: null, withdrawnAt: null,
}
const anApproval = { proposalId: aProposal.id, party: 'NEC', employee: 'E-2', approvedAt: now }

test('every model of the Prisma schema is written and read back by the gateway\'s own role', async () => {
  await prisma.case.create({ data: aCase })
  await prisma.link.create({ data: aLink })
  await prisma.consentRecord.create({ data: aConsent })
  await prisma.client.create({ data: { id: 'c-1', party: 'NEC' } })
  await prisma.trailHead.create({ data: { logId: 'g', size: 1n, root: Buffer.alloc(32), frontier: [Buffer.alloc(32)] } })
  await prisma.trailLeaf.create({ data: { logId: 'g', index: 0n, hash: Buffer.alloc(32), entry: Buffer.from('{}') } })
  await prisma.trailSubtree.create({ data: { logId: 'g', level: 1, index: 0n, hash: Buffer.alloc(32) } })
  await prisma.trailCheckpoint.create({
    data: { logId: 'g', size: 1n, root: Buffer.alloc(32), note: 'n', cosignatures: ['c'], madeAt: now },
  })

  await prisma.consoleSession.create({
    data: { id: 's-1', party: 'NEC', employee: 'E-1', role: 'dpo', sealed: 'e', openedAt: now, usedAt: now },
  })
  await prisma.trustedDocument.create({ data: aDocument })
  await prisma.trustedDocumentApproval.create({
    data: { registration: aDocument.id, agency: 'CMM', approvedBy: 'CMM:E-2', approvedAt: now },
  })
  await prisma.policyProposal.create({ data: aProposal })
  await prisma.policyApproval.create({ data: anApproval })
  await prisma.registration.create({ data: aRegistration })

  await prisma.trailCursor.create({ data: { follower: 'f', logId: 'g', next: 1n } })
  await prisma.overseenSort.create({ data: anOverseenSort })
  await prisma.overseenRow.create({ data: anOverseenRow })
  await prisma.savedSearch.create({ data: aSearch })

  await prisma.officerAct.create({ data: anAct })
  await prisma.alarm.create({ data: anAlarm })
  await prisma.look.create({ data: aLook })
  await prisma.mail.create({ data: aMail })
  await prisma.toldDeadline.create({ data: aTold })
  await prisma.shareRequest.create({ data: aShareRequest })
  await prisma.formerPart.create({ data: aFormerPart })
  await prisma.finding.create({ data: aFinding })
  await prisma.drawnDisclosure.create({ data: aDrawn })

  expect(await prisma.officerAct.findMany()).toEqual([anAct])
  expect(await prisma.alarm.findMany()).toEqual([anAlarm])
  expect(await prisma.look.findMany()).toEqual([aLook])
  expect(await prisma.mail.findMany()).toEqual([aMail])
  expect(await prisma.toldDeadline.findMany()).toEqual([aTold])
  expect(await prisma.shareRequest.findMany()).toEqual([aShareRequest])
  expect(await prisma.formerPart.findMany()).toEqual([aFormerPart])
  expect(await prisma.finding.findMany()).toEqual([aFinding])
  expect(await prisma.drawnDisclosure.findMany()).toEqual([aDrawn])
  expect(await prisma.case.findMany({ include: { links: true, consents: true } }))
    .toEqual([{ ...aCase, links: [aLink], consents: [aConsent] }])
  expect(await prisma.policyProposal.findMany({ include: { approvals: true } }))
    .toMatchObject([{ ...aProposal, content: new Uint8Array(aProposal.content), approvals: [anApproval] }])
  expect(await prisma.registration.findMany()).toEqual([aRegistration])
  expect(await prisma.trustedDocument.findMany()).toEqual([aDocument])
  expect(await prisma.client.findMany()).toEqual([{ id: 'c-1', party: 'NEC', suspendedAt: null }])
  expect(await prisma.trailHead.findMany()).toMatchObject([{ logId: 'g', size: 1n }])
  expect(await prisma.trailLeaf.findMany()).toMatchObject([{ logId: 'g', index: 0n }])
  expect(await prisma.trailSubtree.findMany()).toMatchObject([{ logId: 'g', level: 1, index: 0n }])
  expect(await prisma.trailCheckpoint.findMany()).toMatchObject([{ logId: 'g', size: 1n, note: 'n', cosignatures: ['c'], madeAt: now }])
  expect(await prisma.trailCursor.findMany()).toEqual([{ follower: 'f', logId: 'g', next: 1n }])
  expect(await prisma.overseenSort.findMany()).toEqual([anOverseenSort])
  expect(await prisma.overseenRow.findMany()).toEqual([anOverseenRow])
  expect(await prisma.savedSearch.findMany()).toEqual([aSearch])
  expect(await prisma.overseenTally.findMany()).toMatchObject([{ party: 'NEC', hour, outcome: 'DISCLOSED', entries: 1 }])
})

test('the tables, columns and indexes are those of the Prisma schema, no more and no fewer', async () => {
  const schema = readdirSync('prisma/schema').map((file) => readFileSync(`prisma/schema/${file}`, 'utf8')).join('\n')
  const models = schema.matchAll(/model (\w+) \{(.*?)\n\}/gs)
  const declared = [...models].map(([, , body = '']) => ({
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '',
    columns: body.split('\n').filter((line) => /^ {2}\w+ +(String|Int|BigInt|Boolean|DateTime|Bytes|Json|Float)/.test(line))
      .map((line) => /@map\("(\w+)"\)/.exec(line)?.[1] ?? line.trim().split(/ +/)[0] ?? '').sort(),
    indexes: (body.match(/@@?(id|unique|index)\b/g) ?? []).length,
  })).sort((one, other) => one.table < other.table ? -1 : 1)

  const { rows } = await database.pool.query<{ table: string; columns: string[]; indexes: number }>(`
    select table_name as table, array_agg(column_name::text order by column_name collate "C") as columns,
      (select count(*)::int from pg_indexes where tablename = table_name) as indexes
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '\\_prisma%'
    group by table_name order by table_name collate "C"`)
  expect(declared.length).toBeGreaterThan(10)
  expect(rows).toEqual(declared)
})
