import { describe, expect, test } from 'vitest'
import { AGENCIES, CONTROLLERS } from '../../schema/agency.ts'
import { RESIDENCE_CATEGORIES, STAGES } from '../../schema/control-data.ts'
import { DATA_CATEGORIES } from '../../schema/data-category.ts'
import { FACTS, factNamed } from '../../schema/facts.ts'
import { labelOf, type Label } from '../../schema/label.ts'
import { AGENCY_NAMES } from '../../schema/labels/agencies.ts'
import { factName, purposeName, residenceName, stageName, valueName } from '../../schema/labels/contract.ts'
import { CATEGORY_NAMES } from '../../schema/labels/data-categories.ts'
import { ROLE_NAMES } from '../../schema/labels/roles.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'

/** Words that are the same in both languages. */
const ALIKE = ['Status', 'administrator', 'Samsyn']

const ofKind = (kind: string, codes: readonly string[], names: readonly Label[]) =>
  codes.map((code, index) => ({ kind, code, name: names[index] ?? { da: '', en: '' } }))

const LABELS = [
  ...ofKind('agency', AGENCIES, AGENCIES.map((one) => AGENCY_NAMES[one])),
  ...ofKind('role', ROLES, ROLES.map((one) => ROLE_NAMES[one])),
  ...ofKind('category', DATA_CATEGORIES, DATA_CATEGORIES.map((one) => CATEGORY_NAMES[one])),
  ...ofKind('purpose', PURPOSES, PURPOSES.map(purposeName)),
  ...ofKind('stage', STAGES, STAGES.map(stageName)),
  ...ofKind('residence category', RESIDENCE_CATEGORIES, RESIDENCE_CATEGORIES.map(residenceName)),
  ...ofKind('fact', FACTS.map(({ id }) => id), FACTS.map(factName)),
]

describe('what things are called', () => {
  test.each(LABELS)('the $kind `$code` has a name in Danish and one in English', ({ code, name }) => {
    expect(name.da).not.toBe('')
    expect(name.en).not.toBe('')
    if (!ALIKE.includes(name.da)) expect(name.da.split(' · ').at(-1)).not.toBe(code.split('.').at(-1))
    if (!ALIKE.some((word) => name.da.endsWith(word))) expect(name.en).not.toBe(name.da)
  })

  test('the contract calls categories, roles and controllers what everything else does', () => {
    const small = ({ da, en }: Label): readonly string[] => [da.toLowerCase(), en.toLowerCase()]
    const first = ({ da, en }: Label): Label => ({ da: da.split(' (')[0] ?? '', en: en.split(' (')[0] ?? '' })
    for (const one of DATA_CATEGORIES) expect(small(valueName('DataCategory', one))).toEqual(small(CATEGORY_NAMES[one]))
    for (const one of ROLES) expect(small(valueName('Role', one))).toEqual(small(ROLE_NAMES[one]))
    for (const one of CONTROLLERS) expect(valueName('Controller', one)).toEqual(first(AGENCY_NAMES[one]))
  })

  test('a fact is called by its whole place, without formats, sources and explanations', () => {
    expect(factName(factNamed('CMM.needs.language'))).toEqual({ da: 'Behov · Sprog', en: 'Needs · Language' })
    expect(factName(factNamed('CMM.contactPerson.dutyPhone'))).toEqual({
      da: 'Kontaktpersonen i CMM · Vagttelefon', en: 'The contact person at CMM · Duty telephone',
    })
    expect(labelOf('Fristens art (HP19). / Kind of clock (HP19).')).toEqual({ da: 'Fristens art', en: 'Kind of clock' })
    expect(labelOf('Sprog, ISO 639-1.')).toEqual({ da: 'Sprog', en: 'Sprog' })
    expect(labelOf(undefined)).toBeUndefined()
  })
})
