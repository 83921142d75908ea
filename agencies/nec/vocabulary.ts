import { defineVocabulary } from '../vocabulary.ts'

/** The police's own words and codes (see `openapi.yaml`). */
export const vocabulary = defineVocabulary('NEC', {
  encounterDate: 'antrufsdato',
  encounterSetting: {
    name: 'antrufssted',
    codes: {
      RAID: 'razzia',
      STREET: 'gade',
      BROTHEL: 'bordel',
      WORKPLACE: 'arbejdsplads',
      BORDER: 'grænse',
      PRIVATE_HOME: 'privat bolig',
      ARREST: 'anholdelse',
      WALK_IN: 'egen henvendelse',
    },
  },
  policeDistrict: 'politikreds',
  detainedSince: 'frihedsberøvetSiden',
  policeAssessment: {
    name: 'politifagligVurdering',
    codes: { TRAFFICKED: 'formodet handlet', NOT_TRAFFICKED: 'ikke handlet', PENDING: 'under vurdering' },
  },
  indicators: {
    name: 'indikatorer',
    codes: {
      PHYSICAL_VIOLENCE: 'vold',
      TRAUMA: 'traume',
      DOCUMENTS_TAKEN: 'frataget papirer',
      MOVEMENT_RESTRICTED: 'bevægelsesfrihed begrænset',
      THREATS: 'trusler',
      DEBT_BONDAGE: 'gældsbinding',
      WAGES_WITHHELD: 'løn tilbageholdt',
      EXCESSIVE_HOURS: 'urimelig arbejdstid',
      LIVES_AT_WORKPLACE: 'bor på arbejdsstedet',
      FEAR_OF_AUTHORITIES: 'frygt for myndigheder',
      CONTROLLED_BY_OTHERS: 'kontrolleret af andre',
      DECEIVED_ABOUT_WORK: 'vildledt om arbejdet',
      ISOLATED: 'isoleret',
      FORCED_SERVICES: 'tvunget til ydelser',
      FORCED_CRIME: 'tvunget til kriminalitet',
      MINOR_UNACCOMPANIED: 'uledsaget mindreårig',
    },
  },
  investigationStatus: {
    name: 'efterforskningsstatus',
    codes: { OPEN: 'under efterforskning', CHARGED: 'sigtet', CLOSED: 'afsluttet' },
  },
  caseNumberPolice: 'journalnummer',
  witnessRole: {
    name: 'vidnestatus',
    codes: { NONE: 'intet', WITNESS: 'vidne', INJURED_PARTY: 'forurettet', PROTECTED_WITNESS: 'beskyttet vidne' },
  },
  hearingDate: 'retsmødedato',
  departureStatus: {
    name: 'udrejsestatus',
    codes: { NOT_STARTED: 'ikke påbegyndt', PLANNED: 'planlagt', DEPARTED: 'udrejst', ABSCONDED: 'forsvundet' },
  },
})
