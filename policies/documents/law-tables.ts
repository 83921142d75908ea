import type { Language } from '../../schema/label.ts'
import { purposeName } from '../../schema/labels/contract.ts'
import type { Regime } from '../decision.ts'
import type { ConsentNeed } from '../exchange.ts'
import { EXCHANGES } from '../exchanges.ts'
import { FIREWALLS } from '../firewalls.ts'
import { LEGAL_BASES } from '../legal-bases.ts'
import { PURPOSE_LAW, type PurposeLaw } from '../purposes.ts'
import { SECRECY_LIFTED_BY, secrecyLiftedBy } from '../secrecy.ts'
import { SOURCES } from '../sources.ts'
import { citationsOf } from '../words/access.ts'
import { table } from './markdown.ts'
import { agencyNames } from './names.ts'
import { CONSENT_NEEDS, REGIMES, TEXTS } from './texts.ts'

export const firewallTable = (language: Language): string => table(
  [TEXTS.number, TEXTS.says, TEXTS.source].map((text) => text[language]),
  FIREWALLS.map(({ id, says, source }) => [id, says[language], source]),
)

/** What each purpose rests on, under each regime that someone asks for it under. */
export const purposeTable = (language: Language): string => table(
  [TEXTS.purpose, TEXTS.regime, TEXTS.basis, TEXTS.consent, TEXTS.secrecy].map((text) => text[language]),
  PURPOSE_LAW.flatMap((law) => (['GDPR', 'LAW_ENFORCEMENT'] as const)
    .filter((regime) => law.bases[regime].length > 0)
    .map((regime) => rowOf(law, regime, language))),
)

const rowOf = (law: PurposeLaw, regime: Regime, language: Language): readonly string[] => {
  const arrows = arrowsOf(law, regime)
  const forWhom = regime === 'LAW_ENFORCEMENT' ? `: ${agencyNames(law.lawEnforcement, language)}` : ''
  return [
    purposeName(law.purpose)[language],
    `${REGIMES[regime][language]}${forWhom}`,
    citationsOf(law.bases[regime]),
    byExchange(arrows, ({ consent }) => CONSENT_NEEDS[consent][language]) || TEXTS.noFacts[language],
    byExchange(arrows, ({ consent }) => secrecyLiftedBy(law.purpose, consent).citation) || TEXTS.noFacts[language],
  ]
}

/** An arrow of the purpose, to a recipient under the regime. */
interface Arrow {
  readonly id: string
  readonly consent: ConsentNeed
}

const arrowsOf = ({ purpose, lawEnforcement }: PurposeLaw, regime: Regime): readonly Arrow[] =>
  EXCHANGES.filter((one) => one.purpose === purpose).flatMap(({ exchanges }) => exchanges.flatMap(({ id, grants }) =>
    grants.filter(({ recipient }) => lawEnforcement.includes(recipient.agency) === (regime === 'LAW_ENFORCEMENT'))
      .map(({ consent }) => ({ id, consent }))))

/** What is said of each exchange, such as `kræves (X02); kræves ikke (X01, X03)`. */
const byExchange = (arrows: readonly Arrow[], said: (arrow: Arrow) => string): string =>
  [...new Set(arrows.map(said))].map((text) => {
    const ids = new Set(arrows.filter((arrow) => said(arrow) === text).map(({ id }) => id))
    return `${text} (${[...ids].join(', ')})`
  }).join('; ')

export const basisTable = (language: Language): string => table(
  [TEXTS.citation, TEXTS.basis, TEXTS.note].map((text) => text[language]),
  [...LEGAL_BASES, ...Object.values(SECRECY_LIFTED_BY)]
    .map(({ citation, title, note }) => [citation, title[language], note[language]]),
)

export const sourceTable = (language: Language): string => table(
  [TEXTS.source, TEXTS.document, TEXTS.year].map((text) => text[language]),
  SOURCES.map(({ code, title, year }) => [code, title, year]),
)
