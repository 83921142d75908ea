import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { eventually } from '../../eventually.ts'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const DANISH_DAY = new Intl.DateTimeFormat('da-DK', { timeZone: 'Europe/Copenhagen', day: '2-digit', month: '2-digit', year: 'numeric' })

/** What waits for a data protection officer. */
export const reviewJourneys = (site: () => ASite) => describe('the officer\'s queue', () => {
  test('See every break-glass within minutes and close each with a decision.', async () => {
    await site().as('karen').for('VITAL_INTERESTS', 'hun er truet på livet i aften').case('mira', '{ cmm { riskLevel contactPerson { dutyPhone } } }')
    const page = await site().loggedIn('dpo', '/')
    await page.getByText(/Én nødadgang|nødadgange skal/).waitFor()
    expect(await lookAt(page, 'officer-start')).toEqual([])
    await page.getByRole('link', { name: /nødadgang/ }).first().click()
    const queued = page.locator('.queued').filter({ hasText: 'hun er truet på livet i aften' })
    await queued.waitFor()
    expect(await queued.innerText()).toMatch(/7[12] timer tilbage/)
    expect(await lookAt(page, 'review-break-glass')).toEqual([])
    const late = await site().loggedIn('dpo', '/gennemgang', { afresh: true })
    await late.clock.install({ time: Date.now() + 71.5 * HOUR })
    await late.reload()
    await late.getByText('under en time tilbage').waitFor()
    await late.clock.fastForward(HOUR)
    await late.getByText('fristen er overskredet').waitFor()
    await late.close()
    await queued.getByRole('button', { name: 'Afgør nødadgangen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Afgør nødadgangen' })
    await dialog.getByLabel('Begrundelse').fill('politiet var på vej til adressen')
    await dialog.getByRole('button', { name: 'Afgør nødadgangen' }).click()
    await dialog.getByText('Vælg en afgørelse.').waitFor()
    await dialog.getByLabel('Ikke berettiget').check()
    await dialog.getByRole('button', { name: 'Luk' }).click()
    await queued.getByRole('button', { name: 'Afgør nødadgangen' }).click()
    expect(await dialog.getByLabel('Ikke berettiget').isChecked()).toBe(true)
    await dialog.getByLabel('Berettiget', { exact: true }).check()
    await dialog.getByLabel('Begrundelse').fill('politiet var på vej til adressen')
    expect(await lookAt(page, 'review-verdict')).toEqual([])
    const sent: string[] = []
    page.on('request', (request) => { if (request.postData()?.includes('reviewBreakGlass')) sent.push(request.url()) })
    await dialog.getByRole('button', { name: 'Afgør nødadgangen' }).dblclick()
    await page.getByText('Ingen nødadgang venter.').waitFor()
    await page.getByText(/^Skrevet i sporet .*: Afgør nødadgangen$/).waitFor()
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Gennemgang')
    await page.getByLabel('Vis også det, der er afsluttet').check()
    await page.getByText('politiet var på vej til adressen').waitFor()
    expect(sent).toHaveLength(1)
    expect((await site().checkTrail()).flat()).toContainEqual(expect.objectContaining({
      kind: 'oversight', reason: 'politiet var på vej til adressen', details: expect.objectContaining({ verdict: 'JUSTIFIED' }),
    }))
    await page.close()
  })

  test('is told first of all how long is left of a breach, until the authority is told of it, although the break-glass is judged', async () => {
    const officer = site().as('dpo').for('OVERSIGHT', 'ingen fare den aften')
    await site().as('karen').for('VITAL_INTERESTS', 'hun er fulgt efter på gaden i dag').case('joy', '{ cmm { riskLevel } }')
    const { id } = await eventually(async () => {
      const { body } = await officer.run('{ breakGlassReviews { reviews { id entry { reason } } } }')
      const found = body.data?.['breakGlassReviews'].reviews.find(({ entry }: any) => entry.reason === 'hun er fulgt efter på gaden i dag')
      expect(found).toBeDefined()
      return found
    })
    await officer.change(`suspectBreach(id: "${id}") { breach { state } }`)
    await officer.change(`reviewBreakGlass(id: "${id}", verdict: NOT_JUSTIFIED) { verdict }`)
    const page = await site().loggedIn('dpo', '/')
    await page.locator('.needs li', { hasText: 'ét muligt brud ikke afsluttet' }).getByText(/7[12] timer tilbage/).waitFor()
    expect(await lookAt(page, 'officer-start-breach')).toEqual([])
    await page.locator('.needs').getByRole('link', { name: /nødadgang/ }).click()
    const queued = page.locator('.queued').filter({ hasText: 'hun er fulgt efter på gaden i dag' })
    await queued.getByRole('button', { name: 'Anmeldt til Datatilsynet' }).click()
    const dialog = page.getByRole('dialog', { name: 'Anmeldt til Datatilsynet' })
    await dialog.getByLabel('Begrundelse').fill('anmeldt på virk.dk i dag')
    await dialog.getByRole('button', { name: 'Anmeldt til Datatilsynet' }).click()
    await queued.waitFor({ state: 'detached' })
    await page.close()
  })

  test('is shown that one first whose time is over first, and the trail below what waits for her', async () => {
    const reasons = ['han står foran hendes dør nu', 'han er set ved hendes skole nu']
    for (const [index, story] of ['mira', 'joy'].entries())
      await site().as('karen').for('VITAL_INTERESTS', reasons[index]).case(story, '{ cmm { riskLevel } }')
    const page = await site().loggedIn('dpo', '/')
    await expect.poll(async () => {
      await page.reload()
      return page.locator('.needs li', { hasText: /nødadgang/ }).first().innerText()
    }).toMatch(/^([2-9]|\d\d) nødadgange/)
    expect(await page.locator('.needs ~ .trail-state').count()).toBe(1)
    await page.locator('.needs li', { hasText: 'Ingen rettelser mangler bekræftelse' }).waitFor()
    await page.locator('.needs').getByRole('link', { name: /nødadgang/ }).click()
    const queue = page.locator('.queued q')
    await expect.poll(async () => (await queue.allInnerTexts()).filter((reason) => reasons.some((one) => reason.includes(one)))).toEqual(reasons)
    await page.close()
  })

  test('Work a queue of unusual look-ups, each with its rule and evidence.', async () => {
    const page = await site().loggedIn('dpo', '/gennemgang?tab=findings')
    await page.getByText('Reglerne for, hvad der er usædvanligt').click()
    expect(await page.locator('.queue dt').count()).toBeGreaterThanOrEqual(5)
    expect(await lookAt(page, 'review-findings')).toEqual([])
    await page.close()
  })

  test('Draw a reproducible sample that nobody could foresee: the commitment stands in the trail before it is drawn.', async () => {
    const page = await site().loggedIn('dpo', '/stikproeve')
    const from = await page.getByLabel('Fra').inputValue()
    expect(from).toMatch(/^\d\d\.\d\d\.\d{4}$/)
    await page.getByLabel('Fra').fill('')
    await page.getByLabel('Hvor mange').fill('0')
    await page.getByRole('button', { name: 'Læg stikprøven fast' }).click()
    await page.getByText('Vælg en dag.').waitFor()
    await page.getByText('Skriv et helt tal fra 1 til 500.').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await lookAt(page, 'sample-incomplete')).toEqual([])
    const to = DANISH_DAY.format(Date.now() - DAY)
    await page.getByLabel('Fra').fill(from)
    await page.getByLabel('Til og med').fill(to)
    await page.getByLabel('Hvor mange').fill('5')
    await page.getByRole('button', { name: 'Læg stikprøven fast' }).click()
    const dialog = page.getByRole('dialog', { name: 'Læg stikprøven fast' })
    await dialog.getByLabel('Begrundelse').fill('kvartalets stikprøve')
    const downloaded = page.waitForEvent('download')
    await page.route('**/console/graphql', async (route) => {
      if (route.request().postData()?.includes('commitSample')) await downloaded
      await route.continue()
    })
    const [file] = await Promise.all([downloaded, dialog.getByRole('button', { name: 'Læg stikprøven fast' }).click()])
    const { nonce } = JSON.parse(await readFile(await file.path(), 'utf8')) as { nonce: string }
    expect(nonce).toMatch(/^[0-9a-f]{64}$/)
    await page.getByRole('heading', { name: `Stikprøve ${from} – ${to}` }).waitFor()
    await page.getByRole('button', { name: 'Udtræk stikprøven' }).click()
    const drawing = page.getByRole('dialog', { name: 'Udtræk stikprøven' })
    await drawing.getByLabel('Begrundelse').fill('kvartalets stikprøve')
    await drawing.getByRole('button', { name: 'Udtræk stikprøven' }).click()
    await drawing.getByText('Vælg filen med dit tal.').waitFor()
    await drawing.getByRole('button', { name: 'Luk', exact: true }).click()
    expect(await lookAt(page, 'sample-committed')).toEqual([])
    expect(JSON.stringify((await site().checkTrail()).flat())).not.toContain(nonce)
    expect((await site().checkTrail()).flat()).toContainEqual(expect.objectContaining({ kind: 'oversight', reason: 'kvartalets stikprøve' }))
    await page.close()
  })

  test('Produce a data subject\'s report: staff identity withheld by default, sealed police entries left out under a named basis and review date.', async () => {
    await site().as('sara').for('ASSISTANCE', 'samtale om indkvartering').case('daria', '{ immigration { assessmentDecision } }')
    const { body } = await site().as('karen').for('INVESTIGATION', 'afhøring i sagen').run(
      '{ case(id: $id) { cmm { willingToTestify } } }', { id: site().handleOf('daria', 'karen') }, 'query', ', $id: ID!')
    const page = await site().loggedIn('dpo', '/indsigt')
    await page.getByLabel('Begrundelse').fill('anmodning om indsigt')
    await page.getByRole('button', { name: 'Lav rapporten' }).click()
    await page.getByText('Skriv sagsnummeret.').waitFor()
    await page.getByLabel('Dit sagsnummer').fill(site().fileNumberOf('oksana', 'sara') ?? '')
    await page.getByRole('button', { name: 'Lav rapporten' }).click()
    await page.getByText('Der er ingen videregivelser at vise').waitFor()
    const report = async (): Promise<string> => {
      await page.reload()
      await page.getByLabel('Dit sagsnummer').fill(site().fileNumberOf('daria', 'sara') ?? '')
      await page.getByLabel('Dansk', { exact: true }).check()
      await page.getByLabel('Begrundelse').fill('anmodning om indsigt')
      await page.getByRole('button', { name: 'Lav rapporten' }).click()
      await page.getByRole('heading', { name: 'Center mod Menneskehandel' }).waitFor()
      return page.locator('.report').innerText()
    }
    expect(await report()).toContain('Politi')
    const { log, leaves } = body.extensions.receipt
    const seal = { log, leaves, because: 'crimeInvestigation', authority: 'prosecution', reviewOn: new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10) }
    expect(await site().as('poul').for('OVERSIGHT', 'efterforskningen skal skærmes').change('sealLeaves(input: $input) { log }', { input: seal }, ', $input: SealLeavesInput!'))
      .toEqual({ sealLeaves: { log } })
    const told = await report()
    for (const withheld of ['cmm-1207', 'nec-20993', 'Politi']) expect(told).not.toContain(withheld)
    expect((await site().checkTrail()).flat()).toContainEqual(expect.objectContaining({
      act: 'sealLeaves', details: expect.objectContaining({ because: 'crimeInvestigation', authority: 'prosecution', reviewOn: seal.reviewOn }),
    }))
    expect(await lookAt(page, 'person-report')).toEqual([])
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Hent som PDF' }).click()])
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await page.getByLabel('English', { exact: true }).check()
    await page.getByRole('button', { name: 'Lav rapporten' }).click()
    const language = (of: string): Promise<string> => page.evaluate(`document.querySelector(${JSON.stringify(of)}).closest('[lang]').lang`)
    await page.getByRole('heading', { name: 'Centre against Human Trafficking' }).waitFor()
    expect([await language('.report h2'), await language('.report ul'), await language('.report .alert'), await language('.report .button')])
      .toEqual(['en', 'en', 'da', 'da'])
    await page.close()
  })
})
