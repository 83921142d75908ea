import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'

/** An officer, about corrections and about the agency's own log. */
export const correctionJourneys = (site: () => ASite) => describe('the officer\'s corrections and reconciliation', () => {
  const report = (persona: string, story: string, facts: readonly string[]) => site().as(persona).for('ASSISTANCE').change(
    'reportCorrection(case: $case, facts: $facts, kind: CORRECTED) { id }', { case: site().handleOf(story, persona), facts },
    ', $case: ID!, $facts: [String!]!')

  test('sees on her start page what is not confirmed, what was corrected, who was told and who is waited for', async () => {
    await site().as('ditte').for('IDENTIFICATION').case('mira', '{ police { encounterDate } }')
    await site().as('jens').for('IDENTIFICATION').case('mira', '{ cmm { assessmentDecision } }')
    await report('sara', 'mira', ['CMM.assessmentDecision'])
    await site().as('jens').for('IDENTIFICATION').change(
      'reportCorrection(case: $case, facts: ["NEC.encounterDate"], kind: CORRECTED) { id }', { case: site().handleOf('mira', 'jens') }, ', $case: ID!')
    await expect.poll(async () => (await site().as('dpo').for('OVERSIGHT').run(
      '{ correctionNotices { notices { id } } }')).body.data?.['correctionNotices'].notices.length).toBeGreaterThan(0)
    const page = await site().loggedIn('dpo', '/')
    await page.getByRole('link', { name: /rettelser er ikke bekræftet/ }).press('Enter')
    const own = page.locator('.queued', { hasText: 'Noteret rettet' })
    await own.getByText('ikke bekræftet').first().waitFor()
    expect(await own.innerText()).toMatch(/Politiet/)
    expect(await lookAt(page, 'corrections')).toEqual([])
    await page.close()
  })

  test('confirms by keyboard what her agency was told, and it is written in the trail', async () => {
    const page = await site().loggedIn('dpo', '/rettelser')
    await page.getByRole('button', { name: 'Bekræft' }).first().press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Bekræft' })
    await dialog.getByLabel('Begrundelse').fill('sagen er rettet til hos os')
    expect(await lookAt(page, 'corrections-confirm')).toEqual([])
    await dialog.getByRole('button', { name: 'Bekræft' }).press('Enter')
    await page.getByText('Ingen besked venter på bekræftelse.').waitFor()
    await page.getByLabel('Vis også det, der er bekræftet').press('Space')
    await page.locator('table', { hasText: 'Rettelser af det, vi har fået' }).getByText('bekræftet').first().waitFor()
    expect((await site().checkTrail()).flat()).toContainEqual(
      expect.objectContaining({ kind: 'registry', change: 'confirmCorrection', reason: 'sagen er rettet til hos os' }))
    await page.close()
  })

  test('holds the trail against her agency\'s own log when she asks for it, on a small screen too', async () => {
    const page = await site().loggedIn('dpo', '/afstemning', { viewport: { width: 320, height: 640 } })
    await page.getByRole('button', { name: 'Kør nu' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Kør nu' })
    await dialog.getByLabel('Så langt tilbage').selectOption('7')
    await dialog.getByLabel('Begrundelse').fill('kontrol før tilsynets besøg')
    await dialog.getByRole('button', { name: 'Kør nu' }).press('Enter')
    const run = page.locator('.queued', { hasText: 'Kørt' })
    await run.first().waitFor()
    expect(await run.first().innerText()).toMatch(/Loggen kunne ikke læses\s*Center mod Menneskehandel/)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    expect(await lookAt(page, 'reconciliation-narrow')).toEqual([])
    await page.route('**/console/graphql', async (route) => {
      if (!route.request().postData()?.includes('query Reconciliations')) return route.continue()
      const run = { ranAt: new Date().toISOString(), from: new Date().toISOString(), to: new Date().toISOString(), dailyOf: null, compared: ['CMM'], unread: [], asked: 1, recorded: 1 }
      const differing = { party: 'CMM', disclosureId: 'd', kind: 'FACTS_DIFFER', onlyAsked: ['needs.language'], onlyRecorded: ['riskLevel', 'gone'] }
      await route.fulfill({ json: { data: { reconciliations: { runs: [{ ...run, id: 'r', differences: [differing] }] } } } })
    })
    await page.reload()
    const differences = page.getByRole('region', { name: 'Opslag, hvor de to ikke siger det samme' })
    await differences.waitFor()
    expect(await differences.locator('tbody td').allInnerTexts()).toEqual(expect.arrayContaining(['Behov · Sprog', expect.stringMatching(/^Risiko.*, CMM\.gone$/)]))
    await page.unroute('**/console/graphql')
    await page.goto(page.url().replace('/afstemning', '/rettelser'))
    await page.getByRole('heading', { name: 'Vores rettelser' }).waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.close()
  })
})
