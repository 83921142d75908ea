import { describe, expect, test } from 'vitest'
import { untilIndexed } from '../../oversight/an-officer.ts'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'
import { looks, rowsOf } from './log-page.ts'

/** The supervisory authority, and those who answer for Samsyn. */
export const supervisionJourneys = (site: () => ASite) => describe('the supervisory authority', () => {
  test('X30: reads the whole trail while Samsyn has a supervision open, sees until when, and nothing once it is ended', async () => {
    await looks(site())
    await untilIndexed(site())
    const theirs = await site().loggedIn('supervisor', '/tilsyn')
    await theirs.getByText('Bed Samsyn åbne et tilsyn.').waitFor()
    expect(await theirs.getByRole('button', { name: 'Åbn et tilsyn' }).count()).toBe(0)
    await theirs.getByRole('navigation').getByRole('link', { name: 'Log' }).click()
    await theirs.getByText('atatilsynet læser sporet under et tilsyn').first().waitFor()

    const ours = await site().loggedIn('signe', '/tilsyn')
    await ours.getByRole('button', { name: 'Åbn et tilsyn' }).press('Enter')
    await ours.getByRole('dialog').getByLabel('Hvor længe').selectOption('14')
    await ours.getByRole('dialog').getByLabel('Begrundelse').fill('Datatilsynets brev af i dag')
    expect(await lookAt(ours, 'supervision-open')).toEqual([])
    await ours.getByRole('dialog').getByRole('button', { name: 'Åbn et tilsyn' }).press('Enter')
    await ours.getByText('Datatilsynet læser sporet indtil').waitFor()

    await theirs.goto(`${site().origin}/console/tilsyn`)
    await theirs.getByText('Datatilsynet læser sporet indtil').waitFor()
    const until = new Date(Date.now() + 14 * 86_400_000).toLocaleDateString('da-DK', { timeZone: 'Europe/Copenhagen', day: '2-digit', month: '2-digit', year: 'numeric' })
    expect(await theirs.getByRole('status').first().innerText()).toContain(until)
    expect(await lookAt(theirs, 'supervision-theirs')).toEqual([])
    await theirs.getByRole('link', { name: 'Læs loggen' }).click()
    await rowsOf(theirs).filter({ hasText: 'reden-031' }).first().waitFor()
    await rowsOf(theirs).filter({ hasText: 'nec-20993' }).first().waitFor()

    await ours.getByRole('button', { name: 'Afslut tilsynet' }).press('Enter')
    await ours.getByRole('dialog').getByLabel('Begrundelse').fill('tilsynet er afsluttet i dag')
    await ours.getByRole('dialog').getByRole('button', { name: 'Afslut tilsynet' }).press('Enter')
    await ours.getByText('Datatilsynet kan ikke læse sporet nu.').waitFor()
    expect(await ours.getByRole('region', { name: 'Seneste tilsyn' }).locator('tbody tr').count()).toBe(1)
    expect(await lookAt(ours, 'supervision-ended')).toEqual([])
    await theirs.reload()
    await theirs.getByText('atatilsynet læser sporet under et tilsyn').first().waitFor()
    for (const [act, reason] of [['openSupervision', 'Datatilsynets brev af i dag'], ['endSupervision', 'tilsynet er afsluttet i dag']])
      expect((await site().checkTrail()).flat()).toContainEqual(expect.objectContaining({ kind: 'oversight', act, reason }))
    await Promise.all([ours.close(), theirs.close()])
  })
})
