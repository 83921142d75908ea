import { createHash } from 'node:crypto'
import type { SigningKey } from '../../gateway/keys/signing-key.ts'
import { createSignBundle } from '../../gateway/oversight/sign-bundle.ts'
import { ENTRY_AT } from './entries.ts'

interface BundledLeaf {
  readonly entry: string
  readonly hash: string
  readonly path: readonly string[]
}

/** An officer's bundle of two entries: a disclosure that she may see whole, leaf 1, and a refusal that she sees a part of, leaf 4. */
export const bundleOf = (origin: string, key: SigningKey, checkpoint: string, whole: BundledLeaf, part: BundledLeaf): string => {
  const lines = [
    { bundle: 'samsyn-bundle@v1', party: 'NEC', purpose: 'OVERSIGHT', reason: 'Kontrol', filter: '{}', at: ENTRY_AT, recorded: { log: 'vector', leaf: '6' } },
    { checkpoint },
    { entry: DISCLOSURE, leaf: whole.entry, path: whole.path },
    { entry: { log: 'vector', leaf: '4', at: ENTRY_AT, outcome: 'REFUSED' }, hash: part.hash, path: part.path },
  ].map((line) => `${JSON.stringify(line)}\n`).join('')
  const sha256 = createHash('sha256').update(lines).digest('base64')
  return `${lines}${JSON.stringify({ signature: createSignBundle(origin, key)({ entries: 2, sha256 }) })}\n`
}

/** What an officer is shown of leaf 1. */
const DISCLOSURE = {
  log: 'vector', leaf: '1', at: ENTRY_AT, disclosureId: '0cd8714d-08b8-4bf9-81bd-743f85adc069', recipient: 'NEC',
  client: 'nec-sagssystem', employee: 'nec-10002', role: 'investigator', purpose: 'INVESTIGATION', reason: 'Efterforskning af bagmændene', outcome: 'PARTIAL',
  code: null, act: null, case: 'Xy0c53w1abxsvNcqAs7Afg', breakGlass: false, controllers: ['AT', 'CMM', 'SKAT'],
  facts: ['cmm.contactPerson.name', 'cmm.willingToTestify', 'labourInspection.inspections.address', 'tax.declaredIncomeMonths'],
  dataCategories: ['contact', 'income', 'witness', 'workplace'], exchanges: ['X16', 'X18', 'X19'], legalBases: ['RHL-9', 'STRFL-262a'],
  consents: ['ce3f1541-7bac-3b51-e310-8316f0f262bf'], given: 4, withheld: 1, unavailable: 0,
}
