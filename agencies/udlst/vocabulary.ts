import { defineVocabulary } from '../vocabulary.ts'

/** The words of Udlændingestyrelsen's own contract (`contract.graphql`). */
export const vocabulary = defineVocabulary('UDLST', {
  residenceCategory: {
    name: 'opholdsgrundlag',
    codes: {
      lawful: 'LOVLIGT_OPHOLD',
      none: 'UDEN_LOVLIGT_OPHOLD',
      asylumSeeker: 'ASYLANSOEGER',
      lawfulFacingExpulsion: 'UDVISNING_OVERVEJES',
      unknown: 'UOPLYST',
    },
  },
  permitValidTo: 'tilladelseUdloeber',
  assessmentDecision: {
    name: 'afgoerelse',
    codes: { TRAFFICKED: 'HANDLET', NOT_TRAFFICKED: 'IKKE_HANDLET', PENDING: 'AFVENTER' },
  },
  assessmentDate: 'afgoerelsesdato',
  assessmentGrounds: 'begrundelser',
  reflectionStarts: 'refleksionFra',
  reflectionEnds: 'refleksionTil',
  extensionReason: {
    name: 'forlaengelsesgrund',
    codes: {
      MEDICAL: 'LAEGELIG',
      TESTIMONY: 'VIDNEFORKLARING',
      RETURN_COOPERATION: 'MEDVIRKER_TIL_HJEMREJSE',
      OTHER_SPECIAL: 'ANDEN_SAERLIG_GRUND',
    },
  },
  asylumStatus: {
    name: 'asylstatus',
    codes: {
      NOT_APPLIED: 'IKKE_SOEGT',
      PENDING: 'UNDER_BEHANDLING',
      GRANTED: 'GIVET',
      REFUSED: 'AFSLAG',
      REOPENED: 'GENOPTAGET',
    },
  },
  dublin: 'dublinsag',
  accommodationCentre: 'indkvartering',
  returnAccepted: 'hjemsendelseTiltraadt',
  returnCountry: 'hjemsendelsesland',
  departureDate: 'udrejsedato',
  representativeAppointed: 'repraesentantUdpeget',
  name: 'navn',
  birthDate: 'foedselsdato',
  nationality: 'statsborgerskab',
  sex: { name: 'koen', codes: { FEMALE: 'KVINDE', MALE: 'MAND', OTHER: 'ANDET' } },
})
