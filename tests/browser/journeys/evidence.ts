import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { forgetLeaves } from '../../../gateway/retention/forget-leaves.ts'
import { createRetention } from '../../../gateway/retention/retention.ts'
import { createNoteSigner } from '../../../gateway/trail/note-signer.ts'
import { createTrail } from '../../../gateway/trail/writer.ts'
import { SEED_RETENTION } from '../../../prisma/seed/retention.ts'
import { NO_HANDLE } from '../../acceptance/surroundings.ts'
import { untilIndexed } from '../../oversight/an-officer.ts'
import { anEntry } from '../../trail/a-trail.ts'
import { aHolder } from '../../verify/a-holder.ts'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'
import { looks, rowsOf, searchable } from './log-page.ts'

/** A log of long ago, of which an erasure has taken one leaf of the police's. */
const anErasedLog = async ({ url, pool }: ASite['database']): Promise<string> => {
  const clock = { now: new Date('1971-01-01T10:00:00Z') }
  const logId = 'gammel'
  const trail = await createTrail({ databaseUrl: url, logId, policyVersion: async () => 'p', now: () => clock.now })
  await trail.append({ restsOn: [], entries: [{ ...anEntry('for længst'), at: clock.now.toISOString() }] })
  clock.now = new Date()
  const erase = createRetention({
    trail, pool, periods: SEED_RETENTION, forget: forgetLeaves, quorum: 0, policyVersion: () => 'p',
    events: { failed: () => undefined }, now: () => clock.now,
  })
  expect(await erase()).toMatchObject({ leaves: 1 })
  await trail.close()
  return logId
}

/** What fits, as a file of a format, with a reason. */
const exportedAs = async (page: Page, format: string): Promise<string> => {
  await page.getByRole('button', { name: 'Eksportér' }).click()
  const dialog = page.getByRole('dialog', { name: 'Eksportér' })
  await dialog.getByLabel(format, { exact: true }).check()
  await dialog.getByLabel('Begrundelse').fill('årlig gennemgang af udleveringer')
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Hent filen' }).click()])
  await dialog.getByText('opslag er hentet').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  return readFile(await file.path(), 'utf8')
}

/** What the data protection officer can show to others of the log: exports, proofs, what held then. */
export const evidenceJourneys = (site: () => ASite) => describe('the data protection officer', () => {
  test('Export CSV for Danish Excel, JSON Lines, or a signed bundle; the export is itself recorded with its purpose.', async () => {
    await looks(site())
    const page = await site().loggedIn('dpo', '/log')
    await searchable(page)
    const csv = await exportedAs(page, 'CSV til Excel')
    expect(csv.startsWith('\uFEFFTidspunkt')).toBe(true)
    expect(csv).toContain('reden-031')
    const entries = (await exportedAs(page, 'JSON Lines')).trimEnd().split('\n')
    const [head, ...bundled] = (await exportedAs(page, 'Underskrevet eksport, der kan efterprøves uden net')).trimEnd().split('\n')
    expect(JSON.parse(head!)).toMatchObject({ party: 'CMM', purpose: 'OVERSIGHT', reason: 'årlig gennemgang af udleveringer' })
    expect(bundled.filter((line) => line.startsWith('{"entry"'))).toHaveLength(entries.length)
    for (const format of ['csv', 'jsonl', 'bundle'])
      expect((await site().checkTrail()).flat()).toContainEqual(expect.objectContaining({
        kind: 'oversight', act: 'exportEntries', purpose: 'OVERSIGHT', reason: 'årlig gennemgang af udleveringer',
        details: expect.objectContaining({ format }),
      }))
    await page.close()
  })

  test('Prove that the trail is whole: verified, last entry per agency, gaps; verify an export offline on her own machine.', async () => {
    await looks(site())
    const page = await site().loggedIn('dpo', '/log')
    await page.locator('.trail-state summary').click()
    await page.locator('.trail-state li').first().waitFor()
    expect(await page.locator('.trail-state').innerText()).toMatch(/efterprøvet til og med \d+ af \d+ blade/)
    const { verifierKey } = createNoteSigner(site().config.origin, site().checkpointKey)
    const holder = await aHolder({ logs: [verifierKey], witnesses: [], quorum: 0 })
    const bundle = await exportedAs(page, 'Underskrevet eksport, der kan efterprøves uden net')
    const verified = (text: string) => holder.keep('log.bundle.jsonl', text).then((file) => holder.verify('bundle', file))
    expect(await verified(bundle)).toMatchObject({ code: 0, out: expect.stringContaining('eksporten holder / the bundle holds: samsyn.example/replica-1') })
    const gap = bundle.split('\n')
    gap.splice(gap.findIndex((line) => line.startsWith('{"entry"')), 1)
    expect(await verified(gap.join('\n'))).toMatchObject({ code: 6, error: expect.stringMatching(/^the bundle has \d+ entries, and was signed with \d+\n$/) })
    await holder.remove()
    await page.close()
  })

  test('See what was refused and why, which rules and consents stood at that time, and how retention erases entries.', async () => {
    const old = await anErasedLog(site().database)
    await site().as('karen').for('INVESTIGATION', 'sag uden tilknytning').run(`{ case(id: "${NO_HANDLE}") { cmm { indicators } } }`)
    await site().as('karen').for('INVESTIGATION', 'forberedelse af afhøring').case('mira', '{ cmm { indicators } }')
    await untilIndexed(site())
    const page = await site().loggedIn('poul', '/log')
    await searchable(page)
    await page.getByLabel('Udfald', { exact: true }).selectOption('REFUSED')
    await page.waitForURL(/outcomes=/)
    expect(await rowsOf(page).filter({ hasText: 'nec-20993' }).first().innerText()).toMatch(/Afvist Din myndighed har ingen sådan sag/)
    await rowsOf(page).filter({ hasText: 'nec-20993' }).first().getByRole('link').click()
    await page.getByRole('heading', { name: 'Det, der gjaldt dengang' }).waitFor()
    const refused = await page.locator('main').innerText()
    expect(refused).toMatch(/Hvorfor afvist\s+[A-ZÆØÅ].*\. CASE_NOT_AVAILABLE/)
    expect(refused).toMatch(/[0-9a-f]{12} i kraft siden \d\d\.\d\d\.\d{4}/)
    expect(refused).toContain('afvist, før nogen oplysning blev vurderet')
    expect(await lookAt(page, 'log-refused')).toEqual([])
    await page.goBack()
    await page.getByLabel('Udfald', { exact: true }).selectOption('WITHHELD')
    await rowsOf(page).filter({ hasText: 'nec-20993' }).first().getByRole('link').click()
    await page.getByRole('heading', { name: 'Samtykker, som de stod' }).waitFor()
    const withheld = await page.locator('main').innerText()
    expect(withheld).toContain('Der er ikke samtykke (X16)')
    expect(withheld).not.toMatch(/F1|Trukket tilbage/)
    expect(withheld).toContain('for politi og anklagemyndighed vises kun dem, som det givne hviler på')
    expect(withheld).toMatch(/slettes tidligst \d\d\.\d\d\.\d{4}/)
    expect(await lookAt(page, 'log-withheld')).toEqual([])
    await page.getByRole('link', { name: 'Opbevaring og sletning' }).click()
    await page.getByRole('heading', { name: 'Opbevaring og sletning' }).waitFor()
    await page.getByRole('row', { name: /^Retshåndhævelsesloven 50 år/ }).waitFor()
    await expect.poll(async () => {
      await page.reload()
      return page.getByRole('region', { name: 'Seneste sletninger' }).innerText()
    }).toMatch(/Retshåndhævelsesloven\s.*\s1\s0/)
    expect(await lookAt(page, 'retention')).toEqual([])
    await page.goto(`${site().origin}/console/log/${old}/1`)
    await page.getByText('Opslaget kan være slettet').waitFor()
    await page.close()
  })
})
