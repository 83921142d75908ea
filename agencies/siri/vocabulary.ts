import { defineVocabulary } from '../vocabulary.ts'

const SIGNS = {
  PHYSICAL_VIOLENCE: 'vold', TRAUMA: 'traume', DOCUMENTS_TAKEN: 'pas_frataget', MOVEMENT_RESTRICTED: 'ikke_fri_til_at_gaa',
  THREATS: 'trusler', DEBT_BONDAGE: 'gaeld_til_arbejdsgiver', WAGES_WITHHELD: 'loen_tilbageholdt',
  EXCESSIVE_HOURS: 'overskredet_arbejdstid', LIVES_AT_WORKPLACE: 'bopael_paa_arbejdssted',
  FEAR_OF_AUTHORITIES: 'frygt_for_myndigheder', CONTROLLED_BY_OTHERS: 'andre_svarer_for_ansoeger',
  DECEIVED_ABOUT_WORK: 'andet_arbejde_end_ansoegt', ISOLATED: 'isoleret', FORCED_SERVICES: 'tvungne_ydelser',
  FORCED_CRIME: 'tvungen_kriminalitet', MINOR_UNACCOMPANIED: 'uledsaget_mindreaarig',
}

/** SIRI's own columns and codes, as in the view `siri.sager` (`sager.sql`). */
export const vocabulary = defineVocabulary('SIRI', {
  permitType: {
    name: 'tilladelsestype',
    codes: {
      PAY_LIMIT: 'beloebsordning', POSITIVE_LIST: 'positivliste', FARM_WORK: 'fodermester', TRAINEE: 'praktikant',
      AU_PAIR: 'au_pair', STUDENT: 'studie', SEASONAL: 'saeson', OTHER: 'andet',
    },
  },
  permitSigns: { name: 'tegn_ved_tilladelse', codes: SIGNS },
  controlSigns: { name: 'tegn_ved_kontrol', codes: SIGNS },
  employerCvrNumber: 'arbejdsgiver_cvr',
})
