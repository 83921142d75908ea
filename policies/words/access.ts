import type { Label } from '../../schema/label.ts'
import { purposeName } from '../../schema/labels/contract.ts'
import { LEGAL_BASES } from '../legal-bases.ts'
import type { Access } from '../who-can-see.ts'
import { sayAsker } from './asker.ts'
import { sayConditions } from './condition.ts'

/** One way in which a fact may be seen, with its law: basis, and what lifts the duty of secrecy. */
export const sayAccess = ({ exchange, agency, roles, purpose, when, legalBases, secrecyLiftedBy, source }: Access): Label => {
  const [asker, name, cases] = [sayAsker(agency, roles), purposeName(purpose), sayConditions(when)]
  const law = citationsOf(legalBases)
  return {
    da: `${asker.da} til formålet »${name.da}«${cases.da && `, når ${cases.da}`} (${exchange}; ${source}). `
      + `Behandlingsgrundlag: ${law}. Tavshedspligten viger efter ${secrecyLiftedBy.citation}.`,
    en: `${asker.en} for “${name.en}”${cases.en && `, when ${cases.en}`} (${exchange}; ${source}). `
      + `Legal basis: ${law}. The duty of secrecy yields to ${secrecyLiftedBy.citation}.`,
  }
}

export const citationsOf = (ids: readonly string[]): string =>
  ids.map((id) => LEGAL_BASES.find((one) => one.id === id)?.citation ?? id).join('; ')
