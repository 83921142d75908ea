import type { FactValues } from '../../schema/fact.ts'
import type { Calendar } from './calendar.ts'
import type { Course } from './course.ts'
import type { Person } from './person.ts'
import { ASYLUM_STATUS, SETTING } from './proportions.ts'
import type { Random } from './random.ts'

/** A generated case, as each party's facts of it are drawn from. */
export interface Drawn {
  readonly calendar: Calendar
  readonly random: Random
  readonly person: Person
  readonly course: Course
}

/** CMM's facts; it holds the identity of lawful residents, the Immigration Service that of others. */
export const cmmFacts = (drawn: Drawn): FactValues => {
  const { calendar: { day }, random, person, course } = drawn
  const kind = person.minor ? 'CHILDREN_CENTRE' : random.pick(['SHELTER', 'ASYLUM_CENTRE', 'PRIVATE'])
  const lawful = course.residence === 'lawful' || course.residence === 'unknown'
  return {
    contactPerson: { name: random.pick(OFFICIALS), dutyPhone: `+45 00 00 00 ${random.between(30, 99)}` },
    assessmentDecision: decisionOf(course),
    ...(course.assessedOn !== null && { assessmentDate: day(course.assessedOn) }),
    indicators: someOf(INDICATORS, random),
    exploitationForms: course.found === false ? [] : [person.exploitation],
    assistanceStatus: course.closedOn === null ? 'Bistand i gang' : 'Bistand afsluttet',
    needs: { accommodation: kind, language: person.language, interpreter: person.language !== 'en' },
    accommodationKind: kind,
    healthNeeds: someOf(HEALTH, random),
    medicalReasonForExtension: random.chance(1, 8),
    riskLevel: random.share([['LOW', 5], ['MEDIUM', 3], ['HIGH', 1]]),
    actionPlanStatus: course.returnPreparedOn === null ? 'Handleplan under udarbejdelse' : 'Handleplan aftalt',
    returnWish: course.returnPreparedOn !== null,
    willingToTestify: random.chance(1, 5),
    ...(person.minor && { representativeName: 'Pia Prøvested' }),
    ...(lawful && course.periodEnds !== null && { restitutionPeriodEnds: day(course.periodEnds) }),
    ...(lawful && identityOf(drawn)),
  }
}

export const necFacts = ({ calendar: { day, at }, random, course }: Drawn): FactValues => ({
  encounterDate: day(course.openedOn),
  encounterSetting: course.detained ? 'RAID' : random.share(SETTING.weights),
  policeDistrict: random.pick(DISTRICTS),
  ...(course.detained && { detainedSince: at(course.openedOn, DETAINED_AT).toISOString() }),
  policeAssessment: course.found === null ? 'PENDING' : decisionOf(course),
  indicators: someOf(INDICATORS, random),
  investigationStatus: random.share([['OPEN', 4], ['CHARGED', 1], ['CLOSED', 5]]),
  caseNumberPolice: `0100-262A-${random.between(20_000, 99_999)}`,
  witnessRole: random.share([['NONE', 7], ['WITNESS', 2], ['INJURED_PARTY', 1]]),
  departureStatus: departureOf(course),
})

export const udlstFacts = (drawn: Drawn): FactValues => {
  const { calendar: { day }, random, person, course } = drawn
  const asylum = course.residence === 'asylumSeeker'
  return {
    residenceCategory: course.residence,
    assessmentDecision: decisionOf(course),
    ...(course.assessedOn !== null && {
      assessmentDate: day(course.assessedOn),
      assessmentGrounds: [course.found ? random.pick(GROUNDS) : 'INGEN-INDIKATORER'],
    }),
    ...(course.periodStarts !== null && { reflectionStarts: day(course.periodStarts) }),
    ...(course.periodEnds !== null && { reflectionEnds: day(course.periodEnds) }),
    ...(course.extended && {
      extensionReason: course.ending === 'preparedReturn' ? 'RETURN_COOPERATION' : 'OTHER_SPECIAL',
    }),
    asylumStatus: asylum ? random.share(ASYLUM_STATUS.weights) : 'NOT_APPLIED',
    dublin: asylum && random.chance(1, 4),
    accommodationCentre: random.pick(CENTRES),
    ...(course.periodStarts !== null && { returnAccepted: course.returnPreparedOn !== null }),
    ...(course.returnPreparedOn !== null && { returnCountry: person.nationality }),
    ...(course.departsOn !== null && { departureDate: day(course.departsOn) }),
    ...(person.minor && { representativeAppointed: true }),
    ...identityOf(drawn),
  }
}

export const ngoFacts = ({ random, person }: Drawn): FactValues => ({
  assistanceStatus: random.pick(['Indskrevet', 'Ambulant kontakt', 'Udskrevet']),
  needs: { accommodation: 'SHELTER', language: person.language, interpreter: person.language !== 'en' },
  healthNeeds: someOf(HEALTH, random),
})

export const atFacts = ({ calendar: { day }, random, course }: Drawn): FactValues => ({
  inspections: [{
    date: day(course.openedOn),
    cvrNumber: impossibleCvr(random),
    address: `Prøvegade ${random.between(1, 90)}, 0999 Testby`,
    findings: [random.pick(['Ingen kontrakter', 'Sover på arbejdsstedet', 'Meget lange arbejdsdage'])],
    workersMet: random.between(2, 30),
  }],
  rutRegistration: random.chance(1, 2),
  improvementNotices: random.chance(1, 2) ? ['Straks-påbud om hviletid'] : [],
})

export const siriFacts = ({ random }: Drawn): FactValues => ({
  permitType: random.pick(['FARM_WORK', 'TRAINEE', 'AU_PAIR', 'SEASONAL', 'STUDENT']),
  permitSigns: someOf(['DECEIVED_ABOUT_WORK', 'CONTROLLED_BY_OTHERS', 'DEBT_BONDAGE'], random),
  controlSigns: someOf(['EXCESSIVE_HOURS', 'LIVES_AT_WORKPLACE', 'WAGES_WITHHELD', 'DOCUMENTS_TAKEN'], random),
  employerCvrNumber: impossibleCvr(random),
})

export const skatFacts = ({ random }: Drawn): FactValues => {
  const months = random.between(0, 6)
  return {
    employers: [{ cvrNumber: impossibleCvr(random), name: `Prøvefirma ${random.between(1, 999)} ApS` }],
    declaredIncomeMonths: months,
    noDeclaredIncome: months === 0,
    controlFindings: [random.pick(['Ingen lønsedler', 'Fælles bankkonto for de ansatte', 'Kontant løn'])],
  }
}

/** A report for each month that has gone since the departure, as long as they are due. */
export const iomFacts = ({ calendar: { day }, random, course }: Drawn, dueMonths: number): FactValues => {
  const gone = course.departedOn === null ? 0 : Math.min(dueMonths, Math.floor(-course.departedOn / 31))
  return {
    reintegrationReports: Array.from({ length: gone }, (_, index) => ({
      month: index + 1,
      date: day((course.departedOn ?? 0) + 31 * (index + 1)),
      status: random.share([['ON_TRACK', 6], ['AT_RISK', 2], ['LOST_CONTACT', 1]]),
      support: [random.pick(['Husleje', 'Skolegang', 'Start af virksomhed', 'Lægehjælp'])],
    })),
  }
}

/** When in the evening the police detained the person, UTC. */
export const DETAINED_AT = '20:30'

const decisionOf = ({ found }: Course): string =>
  found === null ? 'PENDING' : found ? 'TRAFFICKED' : 'NOT_TRAFFICKED'

const departureOf = (course: Course): string => {
  if (course.departedOn !== null) return 'DEPARTED'
  if (course.departsOn !== null) return 'PLANNED'
  return course.ending === 'left' && course.periodStarts !== null && course.closedOn !== null ? 'ABSCONDED' : 'NOT_STARTED'
}

const identityOf = ({ calendar: { day }, person, course }: Drawn): FactValues => ({
  name: person.name,
  birthDate: day(course.openedOn - person.age),
  nationality: person.nationality,
  sex: person.sex,
})

const someOf = <T>(items: readonly T[], random: Random): T[] => items.filter(() => random.chance(1, 4))

/** Eight digits that fail the CVR check (modulus 11 over the weights 2, 7, 6, 5, 4, 3, 2, 1). */
const impossibleCvr = (random: Random): string => `999999${random.pick(['11', '12', '13', '14', '21', '22', '23', '24'])}`

const OFFICIALS = ['Vera Prøvebjerg', 'Bo Prøveager', 'Mette Prøvelide', 'Sara Prøvegaard'] as const
const DISTRICTS = [
  'Københavns Politi', 'Østjyllands Politi', 'Nordjyllands Politi', 'Fyns Politi', 'Nordsjællands Politi',
] as const
const CENTRES = ['Center Prøvesandholm', 'Center Prøvefjord', 'Center Prøveaa'] as const
const GROUNDS = ['TVANG', 'GAELD', 'VILDFARELSE'] as const
const HEALTH = ['Tandlæge', 'Psykolog', 'Egen læge', 'Vaccination'] as const
const INDICATORS = [
  'PHYSICAL_VIOLENCE', 'TRAUMA', 'DOCUMENTS_TAKEN', 'MOVEMENT_RESTRICTED', 'THREATS', 'DEBT_BONDAGE',
  'FEAR_OF_AUTHORITIES', 'CONTROLLED_BY_OTHERS', 'DECEIVED_ABOUT_WORK', 'ISOLATED',
] as const
