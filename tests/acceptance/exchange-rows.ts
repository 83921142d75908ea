import type { Controller } from '../../schema/agency.ts'
import type { Purpose } from '../../schema/purpose.ts'

/** One row of the exchange table, met in a story: who asks a controller's whole view, and what of it is given and refused. */
export interface ExchangeRow {
  readonly persona: string
  readonly purpose: Purpose
  readonly story: string
  readonly controller: Controller
  /** The paths given, by the exchange that gives them. */
  readonly given: Readonly<Record<string, string>>
  /** Which of the story's consents the exchange rests on: its place among them. */
  readonly consent?: number
  /** The paths that a firewall by name refuses. */
  readonly refused?: Readonly<Record<string, string>>
  /** What refuses all the rest of the view. */
  readonly rest?: 'F1'
}

const MET = 'encounterDate encounterSetting policeDistrict detainedSince policeAssessment indicators'
const INSPECTED = 'inspections.date inspections.cvrNumber inspections.address inspections.findings inspections.workersMet'
const CONTACT = 'contactPerson.name contactPerson.dutyPhone'
const NEEDS = 'needs.accommodation needs.language needs.interpreter'
const IDENTITY = 'name birthDate nationality sex'
const ASSESSED = 'assessmentDecision assessmentDate'
const SIGNS = 'permitType permitSigns controlSigns employerCvrNumber'
const REPORTS = 'reintegrationReports.month reintegrationReports.date reintegrationReports.status reintegrationReports.support'

const F2 = { F2: 'safeHouseAddress' }
const HIDDEN = { ...F2, F3: 'healthNeeds medicalReasonForExtension' }
const F6 = { F6: 'returnWish willingToTestify' }

const row = (
  persona: string, purpose: Purpose, story: string, controller: Controller, given: ExchangeRow['given'],
  more: Pick<ExchangeRow, 'consent' | 'refused' | 'rest'> = {},
): ExchangeRow => ({ persona, purpose, story, controller, given, ...more })

/** The exchange table (domain: exchanges), written out by hand from it and not from the policies. */
export const EXCHANGE_ROWS: readonly ExchangeRow[] = [
  row('ulla', 'IDENTIFICATION', 'blessing', 'NEC', { X01: MET }),
  row('ulla', 'IDENTIFICATION', 'samira', 'CMM', { X02: 'indicators exploitationForms', X08: ASSESSED }, {
    consent: 0, refused: HIDDEN,
  }),
  row('ditte', 'IDENTIFICATION', 'mira', 'NEC', { X03: MET }),
  row('ditte', 'IDENTIFICATION', 'andrei', 'AT', { X04: 'inspections.date inspections.cvrNumber inspections.findings' }),
  row('jens', 'IDENTIFICATION', 'andrei', 'AT', { X05: INSPECTED }),
  row('jens', 'IDENTIFICATION', 'andrei', 'SKAT', { X06: 'controlFindings employers.cvrNumber employers.name noDeclaredIncome' }),
  row('jens', 'IDENTIFICATION', 'oksana', 'SIRI', { X07: SIGNS }),
  row('ditte', 'IDENTIFICATION', 'oksana', 'SIRI', { X07: SIGNS }),
  row('jens', 'IDENTIFICATION', 'oksana', 'CMM', { X08: ASSESSED }, { refused: HIDDEN, rest: 'F1' }),
  row('ib', 'IDENTIFICATION', 'oksana', 'CMM', { X08: ASSESSED }, { refused: HIDDEN }),
  row('ditte', 'IDENTIFICATION', 'oksana', 'UDLST', { X08: ASSESSED }),
  row('sara', 'ASSISTANCE', 'daria', 'UDLST', {
    X09: `${ASSESSED} reflectionStarts reflectionEnds residenceCategory accommodationCentre asylumStatus representativeAppointed ${IDENTITY}`,
  }),
  row('sara', 'ASSISTANCE', 'mira', 'NEC', { X10: 'hearingDate witnessRole' }, {
    refused: { F6: 'investigationStatus' },
  }),
  row('shelter', 'ASSISTANCE', 'mira', 'CMM', { X11: `${CONTACT} ${NEEDS} accommodationKind riskLevel` }, {
    consent: 0, refused: { ...F2, ...F6 },
  }),
  row('sara', 'ASSISTANCE', 'mira', 'NGO', { X12: `assistanceStatus ${NEEDS} healthNeeds` }, { consent: 1 }),
  row('kommune', 'ASSISTANCE', 'mira', 'CMM', { X13: `${CONTACT} ${NEEDS} representativeName` }, {
    consent: 2, refused: { ...HIDDEN, ...F6 },
  }),
  row('ib', 'RESIDENCE_DECISION', 'daria', 'CMM', { X14: 'returnWish actionPlanStatus medicalReasonForExtension' }, {
    consent: 1, refused: { ...F2, F3: 'healthNeeds' },
  }),
  row('ib', 'RESIDENCE_DECISION', 'daria', 'NEC', { X15: 'witnessRole hearingDate' }),
  row('karen', 'INVESTIGATION', 'daria', 'CMM', { X16: `willingToTestify ${CONTACT} indicators` }, {
    consent: 0, refused: HIDDEN, rest: 'F1',
  }),
  row('karen', 'INVESTIGATION', 'daria', 'UDLST', { X17: `${ASSESSED} ${IDENTITY}` }),
  row('karen', 'INVESTIGATION', 'andrei', 'SKAT', { X18: 'controlFindings employers.cvrNumber employers.name declaredIncomeMonths' }),
  row('karen', 'INVESTIGATION', 'andrei', 'AT', { X19: `${INSPECTED} rutRegistration improvementNotices` }),
  row('rasmus', 'NON_PUNISHMENT', 'daria', 'UDLST', { X20: ASSESSED }),
  row('rasmus', 'NON_PUNISHMENT', 'daria', 'CMM', { X20: ASSESSED }, { refused: HIDDEN }),
  row('ingrid', 'PREPARED_RETURN', 'joy', 'CMM', { X21: `returnWish ${NEEDS} actionPlanStatus ${CONTACT}` }, {
    consent: 0, refused: HIDDEN,
  }),
  row('ingrid', 'PREPARED_RETURN', 'joy', 'UDLST', { X22: `${IDENTITY} returnCountry departureDate` }, { consent: 0 }),
  row('sara', 'PREPARED_RETURN', 'joy', 'UDLST', { X23: 'returnAccepted returnCountry departureDate' }),
  row('ib', 'PREPARED_RETURN', 'joy', 'CMM', { X23: 'actionPlanStatus' }, { refused: HIDDEN }),
  row('sara', 'PREPARED_RETURN', 'grace', 'IOM', { X24: REPORTS }, { consent: 1 }),
  row('ib', 'PREPARED_RETURN', 'grace', 'IOM', { X24: REPORTS }, { consent: 1 }),
  row('nuno', 'DEPARTURE', 'samira', 'UDLST', { X25: `reflectionEnds returnAccepted departureDate ${IDENTITY}` }),
  row('karen', 'VITAL_INTERESTS', 'daria', 'CMM', { X31: `riskLevel riskNotes ${CONTACT} accommodationKind safeHouseAddress` }, {
    refused: { F3: HIDDEN.F3 }, rest: 'F1',
  }),
  row('shelter', 'VITAL_INTERESTS', 'mira', 'CMM', { X31: `riskLevel riskNotes ${CONTACT} accommodationKind` }, {
    refused: F2,
  }),
]
