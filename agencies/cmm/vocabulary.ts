import { booleanAs, dayMonthYear } from '../forms.ts'
import { defineVocabulary } from '../vocabulary.ts'

const ACCOMMODATION = {
  SHELTER: 'KRISECENTER', SAFE_HOUSE: 'BESKYTTET', ASYLUM_CENTRE: 'ASYLCENTER', CHILDREN_CENTRE: 'BOERNECENTER',
  PRIVATE: 'PRIVAT', HOSPITAL: 'HOSPITAL', DETENTION: 'FRIHEDSBEROEVET',
}

/** CMM's own names and codes. */
export const vocabulary = defineVocabulary('CMM', {
  'contactPerson.name': 'kontaktperson.navn',
  'contactPerson.dutyPhone': 'kontaktperson.vagttelefon',
  'assessmentDecision': {
    name: 'vurdering', codes: { TRAFFICKED: 'HANDLET', NOT_TRAFFICKED: 'IKKE_HANDLET', PENDING: 'AFVENTER' },
  },
  'assessmentDate': 'vurderingsdato',
  'indicators': {
    name: 'tegn',
    codes: {
      PHYSICAL_VIOLENCE: 'VOLD', TRAUMA: 'TRAUME', DOCUMENTS_TAKEN: 'PAPIRER_FRATAGET',
      MOVEMENT_RESTRICTED: 'BEVAEGELSE_BEGRAENSET', THREATS: 'TRUSLER', DEBT_BONDAGE: 'GAELD',
      WAGES_WITHHELD: 'LOEN_TILBAGEHOLDT', EXCESSIVE_HOURS: 'LANGE_ARBEJDSDAGE', LIVES_AT_WORKPLACE: 'BOR_PAA_ARBEJDSSTED',
      FEAR_OF_AUTHORITIES: 'FRYGT_FOR_MYNDIGHEDER', CONTROLLED_BY_OTHERS: 'STYRES_AF_ANDRE',
      DECEIVED_ABOUT_WORK: 'BEDRAGET_OM_ARBEJDE', ISOLATED: 'ISOLERET', FORCED_SERVICES: 'TVUNGNE_YDELSER',
      FORCED_CRIME: 'TVUNGEN_KRIMINALITET', MINOR_UNACCOMPANIED: 'ULEDSAGET_MINDREAARIG',
    },
  },
  'exploitationForms': {
    name: 'udnyttelsesformer',
    codes: {
      PROSTITUTION: 'PROSTITUTION', PORNOGRAPHY: 'PORNOGRAFI', FORCED_LABOUR: 'TVANGSARBEJDE', SLAVERY: 'SLAVERI',
      CRIMINAL_ACTS: 'STRAFBARE_HANDLINGER', ORGAN_REMOVAL: 'ORGANFJERNELSE',
    },
  },
  'assistanceStatus': 'bistandsstatus',
  'needs.accommodation': { name: 'behov.indkvartering', codes: ACCOMMODATION },
  'needs.language': 'behov.sprog',
  'needs.interpreter': 'behov.tolk',
  'accommodationKind': { name: 'indkvarteringsart', codes: ACCOMMODATION },
  'safeHouseAddress': 'beskyttetAdresse',
  'healthNeeds': 'helbredsbehov',
  'medicalReasonForExtension': 'laegeligGrundTilForlaengelse',
  'riskLevel': { name: 'fareniveau', codes: { LOW: 'LAV', MEDIUM: 'MIDDEL', HIGH: 'HOEJ', ACUTE: 'AKUT' } },
  'riskNotes': 'farenotat',
  'actionPlanStatus': 'handleplansstatus',
  'returnWish': 'oenskerHjemrejse',
  'willingToTestify': 'villigTilAtVidne',
  'representativeName': 'repraesentantensNavn',
  'restitutionPeriodEnds': 'restitutionsperiodeSlut',
  'name': 'navn',
  'birthDate': 'foedselsdato',
  'nationality': 'statsborgerskab',
  'sex': { name: 'koen', codes: { FEMALE: 'K', MALE: 'M', OTHER: 'A' } },
}, { Boolean: booleanAs('J', 'N'), Date: dayMonthYear })
