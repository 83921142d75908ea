import { consent, NO_CLOCKS, type TellStory } from '../story.ts'

/**
 * Samira sought asylum; another state is responsible under the Dublin regulation. Found trafficked, she has three days
 * left of her reflection period and does not accept a return: the police prepare her departure (HP19 · Oversigt · Rigspolitiet).
 * X01, X02, X08, X09, X14 (no consent), X15, X17, X23, X25, X28. F1, F7 (no shelter is party), F8, F14.
 */
export const samira: TellStory = ({ day, at }) => ({
  name: 'samira',
  control: {
    ...NO_CLOCKS,
    region: 'NORDSJAELLAND',
    residenceCategory: 'asylumSeeker',
    minor: false,
    vulnerable: false,
    stage: 'reflection',
    stageSince: at(-26, '12:00'),
    actionPlan: '2019-2021',
    reflectionStarts: day(-26),
    reflectionEnds: day(3),
    openedAt: at(-58, '09:30'),
  },
  parties: {
    UDLST: {
      serial: 4511,
      linkedAt: at(-58, '09:30'),
      facts: {
        residenceCategory: 'asylumSeeker',
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-27),
        assessmentGrounds: ['SAMIRA-TVANG', 'SAMIRA-GAELD'],
        reflectionStarts: day(-26),
        reflectionEnds: day(3),
        asylumStatus: 'REFUSED',
        dublin: true,
        accommodationCentre: 'Center Prøvesandholm (Samira)',
        returnAccepted: false,
        returnCountry: 'IT',
        departureDate: day(4),
        name: 'Samira Testesen',
        birthDate: day(-9_655),
        nationality: 'ER',
        sex: 'FEMALE',
      },
    },
    NEC: {
      serial: 1031,
      linkedAt: at(-57, '10:10'),
      facts: {
        encounterDate: day(-57),
        encounterSetting: 'WALK_IN',
        policeDistrict: 'Nordsjællands Politi (Samira)',
        policeAssessment: 'PENDING',
        indicators: ['TRAUMA', 'PHYSICAL_VIOLENCE'],
        investigationStatus: 'CLOSED',
        caseNumberPolice: 'SAMIRA-0900-262A-00015',
        witnessRole: 'WITNESS',
        hearingDate: day(2),
        departureStatus: 'PLANNED',
      },
    },
    CMM: {
      serial: 33,
      linkedAt: at(-50, '13:15'),
      facts: {
        contactPerson: { name: 'Vera Prøvebjerg', dutyPhone: '+45 00 00 00 15' },
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-30),
        indicators: ['TRAUMA', 'DEBT_BONDAGE', 'FORCED_SERVICES'],
        exploitationForms: ['SLAVERY'],
        assistanceStatus: 'Samira: rådgivning på asylcentret hver uge',
        needs: { accommodation: 'ASYLUM_CENTRE', language: 'ti', interpreter: true },
        accommodationKind: 'ASYLUM_CENTRE',
        healthNeeds: ['Samira: behandling for traumer'],
        medicalReasonForExtension: true,
        riskLevel: 'MEDIUM',
        riskNotes: 'Samira: frygter netværk i modtagerlandet',
        actionPlanStatus: 'Samira: ønsker ingen handleplan for hjemrejse',
        returnWish: false,
        willingToTestify: true,
      },
    },
    NUC: { serial: 88, linkedAt: at(-4, '08:00') },
  },
  consents: [
    consent({
      recipients: ['UDLST'],
      purposes: ['IDENTIFICATION'],
      categories: ['indicators', 'assessment'],
      validFrom: at(-49, '11:00'),
      validUntil: at(41, '22:00'),
      language: 'ti',
      obtainedBy: 'cmm-1262',
    }),
  ],
})
