import type { Route } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'

/** Whoever runs the gateway. */
export const healthJourneys = (site: () => ASite) => describe('administrator', () => {
  test('Administrator: agencies, clients, keys, documents, health: finds by keyboard what is not well, and how to mend it.', async () => {
    const page = await site().loggedIn('admin')
    await page.getByRole('navigation').getByRole('link', { name: 'Drift' }).press('Enter')
    const ill = page.getByRole('region', { name: 'Det, der skal ses på' })
    await ill.getByRole('row', { name: /vidner.*advarsel.*SAMSYN_WITNESSES/ }).waitFor()
    const well = page.getByRole('region', { name: 'Det, der er i orden' })
    for (const what of ['PostgreSQL', 'CMM', 'sporet replica-1'])
      await well.getByRole('row', { name: new RegExp(`^${what} i orden`) }).waitFor()
    expect(await page.getByRole('status').innerText()).toMatch(/^Fejl: 0\. Advarsler: [1-9]/)
    expect(await lookAt(page, 'health')).toEqual([])
    await page.locator('.languages').getByRole('button', { name: 'English' }).press('Enter')
    await page.getByRole('row', { name: /^witnesses .*nobody countersigns the trail.*three of five agencies/ }).waitFor()
    await page.locator('.languages').getByRole('button', { name: 'Dansk' }).press('Enter')
    const again = page.getByRole('button', { name: 'Se efter igen' })
    await again.press('Enter')
    await page.locator('.button[aria-busy]').waitFor({ state: 'detached' })
    await expect.poll(async () => (await site().checkTrail()).flat().filter((entry) => entry.kind === 'oversight' && entry.act === 'seeHealth').length)
      .toBeGreaterThanOrEqual(2)
    await page.close()
  })

  test('"revoke a certificate or key": one person does, for good, and it is written in the trail', async () => {
    const thumbprint = 'c3RqYWFsZW4tbm9lZ2xlLWhvcy1yZWRlbi1pLW5hdA-'
    const page = await site().loggedIn('admin', '/tilslutning')
    await page.getByRole('button', { name: 'Spær et certifikat eller en nøgle' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Partens kode').fill('NGO-REDEN')
    await dialog.getByLabel('Aftryk').fill(thumbprint)
    await dialog.getByLabel('Begrundelse').fill('nøglen er stjålet')
    expect(await lookAt(page, 'joining-revoke')).toEqual([])
    await dialog.getByRole('button', { name: 'Spær et certifikat eller en nøgle' }).press('Enter')
    await page.getByRole('row', { name: new RegExp(`^Reden ${thumbprint}`) }).waitFor()
    expect(await lookAt(page, 'joining-revoked')).toEqual([])
    expect((await site().checkTrail()).flat()).toContainEqual(expect.objectContaining({ kind: 'registry', change: 'revokeBinding', reason: 'nøglen er stjålet' }))
    await page.close()
  })

  test('is let in again in the officer\'s own agency, whichever she has looked at before', async () => {
    const page = await site().loggedIn('dpo', '/tilslutning')
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Luk en medarbejder ude' }).press('Enter')
    await dialog.getByLabel('Partens kode').fill('NEC')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Luk en medarbejder ind igen' }).press('Enter')
    await dialog.getByLabel('Medarbejderens id').fill('cmm-9999')
    await dialog.getByLabel('Begrundelse').fill('er tilbage')
    const sent = page.waitForRequest((request) => request.postData()?.includes('readmitEmployee') ?? false)
    await dialog.getByRole('button', { name: 'Luk en medarbejder ind igen' }).press('Enter')
    expect((await sent).postDataJSON().variables).toMatchObject({ party: 'CMM', employee: 'cmm-9999' })
    await page.close()
  })

  test('leaves no act before it is told what came of it, and is told who was shut out, not who was typed meanwhile', async () => {
    const page = await site().loggedIn('admin', '/tilslutning')
    const held: Route[] = []
    await page.route('**/console/graphql', (route) => (route.request().postData()?.includes('endEmployee') ? void held.push(route) : route.continue()))
    await page.getByRole('button', { name: 'Luk en medarbejder ude' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Partens kode').fill('SKAT')
    await dialog.getByLabel('Medarbejderens id').fill('skat-0002')
    await dialog.getByLabel('Begrundelse').fill('er holdt op')
    await dialog.getByRole('button', { name: 'Luk en medarbejder ude' }).press('Enter')
    await expect.poll(() => held.length).toBe(1)
    for (const key of ['Escape', 'Escape']) await page.keyboard.press(key)
    await page.waitForTimeout(200)
    expect(await dialog.isVisible()).toBe(true)
    await dialog.getByLabel('Medarbejderens id').fill('skat-0003')
    await held[0]?.continue()
    await page.getByText('skat-0002 hos SKAT er lukket ude.').waitFor()
    await page.close()
  })

  test('shows no finding that is mended, also where two were of one name', async () => {
    const page = await site().loggedIn('admin', '/')
    const label = (da: string) => ({ da, en: da })
    const finding = ([what = '', says = '']: readonly string[]) => ({ what: label(what), state: 'fault', says: label(says), mend: label('se efter') })
    const looks = [[['alarmer til CMM', 'a.example'], ['alarmer til CMM', 'b.example'], ['vidner', 'c.example']], [['vidner', 'c.example']]]
    await page.route('**/console/graphql', async (route) => {
      if (!route.request().postData()?.includes('query Health')) return route.continue()
      const findings = (looks.shift() ?? []).map(finding)
      await route.fulfill({ json: { data: { health: { replica: 'replica-1', at: new Date().toISOString(), findings } } } })
    })
    await page.getByRole('navigation').getByRole('link', { name: 'Drift' }).press('Enter')
    const ill = page.getByRole('region', { name: 'Det, der skal ses på' })
    await ill.getByText('a.example').waitFor()
    await page.getByRole('button', { name: 'Se efter igen' }).press('Enter')
    await ill.getByText('a.example').waitFor({ state: 'detached', timeout: 5_000 })
    expect(await ill.locator('tbody tr').count()).toBe(1)
    await page.close()
  })

  test('shuts an employee out in one\'s own agency or another, and proposes a key of Samsyn\'s, which waits for an officer', async () => {
    const page = await site().loggedIn('admin', '/tilslutning')
    await page.getByRole('button', { name: 'Luk en medarbejder ude' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Partens kode').fill('SKAT')
    await dialog.getByLabel('Medarbejderens id').fill('skat-0001')
    await dialog.getByLabel('Begrundelse').fill('er holdt op')
    expect(await lookAt(page, 'joining-employee')).toEqual([])
    await dialog.getByRole('button', { name: 'Luk en medarbejder ude' }).press('Enter')
    await page.getByText('skat-0001 hos SKAT er lukket ude.').waitFor()
    await page.getByRole('button', { name: 'Foreslå en af Samsyns nøgler' }).press('Enter')
    await dialog.getByLabel('Hvad den underskriver').selectOption('checkpoints')
    await dialog.getByLabel('Aftryk').fill('bmFlc3RlLW5vZWdsZS10aWwtc3BvcmV0cy1rb250cm8')
    await dialog.getByLabel('Begrundelse').fill('årligt skift')
    expect(await lookAt(page, 'joining-key')).toEqual([])
    await dialog.getByRole('button', { name: 'Foreslå en af Samsyns nøgler' }).press('Enter')
    await page.getByText('bmFlc3RlLW5vZWdsZS10aWwtc3BvcmV0cy1rb250cm8').waitFor()
    const leaves = (await site().checkTrail()).flat()
    expect(leaves).toContainEqual(expect.objectContaining({ change: 'endEmployee', details: { party: 'SKAT', employee: 'skat-0001' } }))
    expect(leaves).toContainEqual(expect.objectContaining({ change: 'registerKey', reason: 'årligt skift' }))
    await page.close()
  })

  test('registers an operation of her own agency, an officer of each agency that is asked approves it, and one person withdraws it', async () => {
    const admin = await site().loggedIn('bo', '/foresporgsler')
    await admin.getByRole('button', { name: 'Registrér en forespørgsel' }).press('Enter')
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Forespørgslens tekst').fill(
      'query Behov($id: ID!, $reason: String!) @purpose(is: ASSISTANCE, reason: $reason) { case(id: $id) { cmm { needs { language } } } }')
    await dialog.getByLabel('Begrundelse').fill('nyt skærmbillede hos os')
    await dialog.getByRole('button', { name: 'Registrér en forespørgsel' }).press('Enter')
    await admin.getByRole('region', { name: 'Behov' }).getByText('venter på godkendelse').waitFor()
    expect(await admin.getByRole('button', { name: 'Godkend Behov' }).count()).toBe(0)
    const officer = await site().loggedIn('dpo', '/foresporgsler', { viewport: { width: 320, height: 640 } })
    for (const [act, reason, state] of [
      ['Godkend Behov', 'står i aftalen', 'i brug'], ['Træk Behov tilbage', 'bruges ikke mere', 'trukket tilbage'],
    ] as const) {
      expect(await officer.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
      expect(await lookAt(officer, `documents-before-${state.replace(' ', '-')}`)).toEqual([])
      await officer.getByRole('button', { name: act }).press('Enter')
      await officer.getByRole('dialog').getByLabel('Begrundelse').fill(reason)
      await officer.getByRole('dialog').getByRole('button', { name: act }).press('Enter')
      await officer.getByRole('region', { name: 'Behov' }).locator('h2').getByText(state).waitFor()
    }
    await admin.reload()
    await admin.getByText('Spørger om 1 oplysning').click()
    await admin.getByRole('region', { name: 'Behov' }).getByText('cmm.needs.language').waitFor()
    await admin.getByRole('region', { name: 'Behov' }).locator('h2').getByText('trukket tilbage').waitFor()
    expect(await lookAt(admin, 'documents')).toEqual([])
    await officer.close()
    await admin.close()
  })

  test('registers what the console sends in two operations, which an officer of Samsyn approves together', async () => {
    for (const field of ['corrections', 'trailState'])
      await site().as('admin').for('OVERSIGHT').change('registerDocument(document: $document) { document { id } }', {
        document: `query Own_${field}($reason: String!) @purpose(is: OVERSIGHT, reason: $reason) { ${field} { __typename } }`,
      }, ', $document: String!')
    const officer = await site().loggedIn('signe', '/foresporgsler')
    let approvals = 0
    await officer.route('**/console/graphql', (route) => (route.request().postData()?.includes('ApproveDocument') && (approvals += 1) === 2
      ? route.abort() : route.continue()))
    await officer.getByRole('button', { name: 'Godkend konsollens 2 forespørgsler' }).press('Enter')
    await officer.getByRole('dialog').getByLabel('Begrundelse').fill('læst igennem')
    await officer.getByRole('dialog').getByRole('button', { name: 'Godkend konsollens 2 forespørgsler' }).press('Enter')
    await officer.getByRole('dialog').getByText('Samsyn svarer ikke').waitFor()
    await officer.getByRole('dialog').getByRole('button', { name: 'Godkend konsollens 1 forespørgsel' }).press('Enter')
    await officer.getByRole('region', { name: 'Own_corrections' }).locator('h2').getByText('i brug').waitFor()
    await officer.getByRole('region', { name: 'Own_trailState' }).locator('h2').getByText('i brug').waitFor()
    expect(await officer.getByRole('button', { name: /^Godkend/ }).count()).toBe(0)
    await officer.close()
  })

  test('reads how all is doing on a window of 320 points', async () => {
    const page = await site().loggedIn('admin', '/drift', { viewport: { width: 320, height: 640 } })
    await page.getByRole('region', { name: 'Det, der er i orden' }).waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    expect(await lookAt(page, 'health-narrow')).toEqual([])
    await page.close()
  })

  test('of one agency is not offered that', async () => {
    const page = await site().loggedIn('bo')
    await page.getByRole('navigation').getByRole('link', { name: 'Tilslutning' }).waitFor()
    expect(await page.getByRole('link', { name: 'Drift' }).count()).toBe(0)
    await page.close()
  })
})
