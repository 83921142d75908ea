import { describe, expect, test } from 'vitest'
import type { ASite } from '../a-site.ts'
import { lookAt } from '../look-at.ts'

/** The rules, who has joined, and what proves them. */
export const policyJourneys = (site: () => ASite) => describe('officers and administrators', () => {
  test('read what may go from whom to whom for what, and by which rule', async () => {
    const page = await site().loggedIn('dpo', '/regler')
    await page.getByRole('row', { name: /X11/ }).first().waitFor()
    expect(await lookAt(page, 'policies')).toEqual([])
    expect(await page.getByRole('row', { name: /X01/ }).first().innerText()).toContain('Dagen, hvor politiet mødte personen')
    expect(await page.getByRole('row', { name: /X01/ }).first().innerText()).toContain('opholdsgrundlaget er »Uden lovligt ophold«, »Asylansøger« eller »')
    await page.getByLabel('Modtager').selectOption('NEC')
    await page.waitForURL(/recipient=NEC/)
    expect(await page.getByRole('row', { name: /X11/ }).count()).toBe(0)
    await page.goBack()
    await page.close()
  })

  test('see who can see one fact', async () => {
    const page = await site().loggedIn('dpo', '/regler?tab=readers')
    await page.getByLabel('Oplysning', { exact: true }).selectOption({ value: 'CMM.willingToTestify' })
    await page.getByText('X16').waitFor()
    expect(await lookAt(page, 'policies-readers')).toEqual([])
    await page.close()
  })

  test('see the versions of the rules, and which is in force', async () => {
    const page = await site().loggedIn('dpo', '/regler?tab=versions')
    await page.getByText('gælder nu').waitFor()
    expect(await lookAt(page, 'policies-versions')).toEqual([])
    await page.close()
  })

  test('let a system join by two people', async () => {
    const admin = await site().loggedIn('admin', '/tilslutning')
    await admin.getByRole('button', { name: 'Foreslå et system' }).click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Partens kode').fill('Skat')
    await dialog.getByLabel('Begrundelse').fill('nyt kontrolsystem')
    await dialog.getByRole('button', { name: 'Foreslå et system' }).click()
    expect(await dialog.getByRole('alert').allInnerTexts()).toEqual([expect.stringContaining('med store bogstaver'), 'Udfyld feltet.'])
    await dialog.getByLabel('Partens kode').fill('SKAT')
    await dialog.getByLabel('Systemets id').fill('skat-kontrolsystem')
    await dialog.getByLabel('Begrundelse').fill('nyt kontrolsystem')
    await dialog.getByRole('button', { name: 'Foreslå et system' }).click()
    await admin.getByText('skat-kontrolsystem').waitFor()
    expect(await admin.getByRole('button', { name: 'Godkend tilslutningen' }).count()).toBe(0)
    await admin.close()
    const officer = await site().loggedIn('dpo', '/tilslutning')
    await officer.getByRole('button', { name: 'Godkend tilslutningen' }).click()
    await officer.getByRole('dialog').getByLabel('Begrundelse').fill('står i aftalen')
    expect(await lookAt(officer, 'joining-approve')).toEqual([])
    await officer.getByRole('dialog').getByRole('button', { name: 'Godkend tilslutningen' }).click()
    await officer.getByText('Intet venter.').waitFor()
    const names = await officer.getByRole('region', { name: 'Systemer, der er sluttet til' }).locator('tbody th').allInnerTexts()
    expect(names).toContain('Københavns Kommune')
    expect(names).toEqual(names.toSorted(new Intl.Collator('da').compare))
    expect(await lookAt(officer, 'joining')).toEqual([])
    await officer.close()
  })

  test('are told, in their own browser, that a file proves nothing', async () => {
    const page = await site().loggedIn('dpo', '/efterproev')
    await page.getByRole('button', { name: 'Regn efter' }).first().click()
    expect(await page.locator('.form-error .form-label').allInnerTexts()).toEqual(['Nøgler, du stoler på', 'Kvitteringens fil'])
    await page.getByLabel('Nøgler, du stoler på').setInputFiles({ name: 'trust.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await page.getByLabel('Kontrolpunktets fil').setInputFiles({ name: 'note', mimeType: 'text/plain', buffer: Buffer.from('ingen note') })
    await page.getByRole('button', { name: 'Regn efter' }).last().click()
    await page.getByText('Det er ikke bevist').waitFor()
    expect(await lookAt(page, 'verification')).toEqual([])
    await page.close()
  })

  test('are told of the file that they chose last alone: not what came of one before it, nor of one that cannot be read', async () => {
    const page = await site().loggedIn('dpo', '/efterproev')
    await page.evaluate(`(() => {
      const whole = File.prototype.text
      File.prototype.text = async function () {
        if (this.name === 'ødelagt') throw new DOMException('it is gone', 'NotReadableError')
        if (this.name === 'stor') await new Promise((resolve) => setTimeout(resolve, 500))
        return whole.call(this)
      }
    })()`)
    const check = page.getByRole('button', { name: 'Regn efter' }).last()
    const choose = (name: string): Promise<void> =>
      page.getByLabel('Kontrolpunktets fil').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })
    await page.getByLabel('Nøgler, du stoler på').setInputFiles({ name: 'trust.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await choose('en')
    await check.click()
    await page.getByText('Det er ikke bevist').waitFor()
    await choose('stor')
    await choose('ødelagt')
    await page.waitForTimeout(800)
    expect(await page.getByText('Det er ikke bevist').count()).toBe(0)
    await check.click()
    await page.getByText('Vælg filen.').waitFor()
    await page.close()
  })
})
