import type { Agency } from '../agency.ts'
import type { Label } from '../label.ts'

/**
 * What the agencies are called. Codes stay, names change
 * (HP19 · Oversigt over koordinerende og udførende statslige aktører).
 */
export const AGENCY_NAMES: Readonly<Record<Agency, Label>> = {
  CMM: { da: 'Center mod Menneskehandel', en: 'Centre against Human Trafficking' },
  NEC: { da: 'Politiet (Nationalt Efterforskningscenter)', en: 'Police (National Investigation Centre)' },
  NUC: { da: 'Politiet (Nationalt Udlændingecenter)', en: 'Police (National Aliens Centre)' },
  UDLST: { da: 'Udlændingestyrelsen', en: 'Immigration Service' },
  SKAT: { da: 'Skatteforvaltningen', en: 'Tax administration' },
  AT: { da: 'Arbejdstilsynet', en: 'Labour Inspection' },
  SIRI: {
    da: 'Styrelsen for International Rekruttering og Integration',
    en: 'Agency for International Recruitment and Integration',
  },
  RA: { da: 'Anklagemyndigheden', en: 'Prosecution' },
  IOM: { da: 'Hjemsendelsesorganisationen (IOM)', en: 'Return organisation (IOM)' },
  NGO: { da: 'Organisation med kontrakt med CMM', en: 'Organisation under contract with CMM' },
  KOM: { da: 'Kommunen', en: 'Municipality' },
  RG: { da: 'Referencegruppen', en: 'Reference group' },
  TVG: { da: 'Den tværministerielle arbejdsgruppe', en: 'Inter-ministerial working group' },
  DT: { da: 'Datatilsynet', en: 'Data Protection Agency' },
  SAMSYN: { da: 'Samsyn', en: 'Samsyn' },
}
