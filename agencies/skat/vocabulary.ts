import { FACTS } from '../../schema/facts.ts'
import { intFrom } from '../forms.ts'
import { defineVocabulary } from '../vocabulary.ts'

/**
 * The tax administration's own names, after OIO's naming rules: the last word of a name tells what it holds. Its one number is of
 * months out of twelve (`MaanedAntalType`).
 */
export const vocabulary = defineVocabulary('SKAT', {
  'employers.cvrNumber': 'ArbejdsgiverSamling.VirksomhedCVRNummerIdentifikator',
  'employers.name': 'ArbejdsgiverSamling.VirksomhedNavn',
  declaredIncomeMonths: 'LoenindkomstMaanedAntal',
  noDeclaredIncome: 'LoenindkomstManglerIndikator',
  controlFindings: 'KontrolFundSamling',
}, { Int: intFrom(0, 12) })

const lastName = (wireName: string): string => wireName.slice(wireName.lastIndexOf('.') + 1)

const paths = FACTS.filter((fact) => fact.controller === 'SKAT').map((fact) => fact.path)
const pathByElement = new Map(vocabulary.toWireNames(paths).map((name, index) => [lastName(name), paths[index]]))

/** The elements that hold these facts, as a request names them (`OplysningNavn`). */
export const elementNamesOf = (facts: readonly string[]): string[] => vocabulary.toWireNames(facts).map(lastName)

/** The contract's path of the fact that an element holds. */
export const pathOfElement = (element: string): string | undefined => pathByElement.get(element)
