import { NO_CLOCKS, type TellStory } from '../story.ts'

/**
 * Oksana turned out to have a lawful permit and not to be a victim: CMM, which decides her case, says so at once to
 * the police and the Immigration Service, whose own earlier view does not count (HP19 · Identifikation af ofre).
 * SIRI had seen signs at the farm that she has her permit for. X03, X07, X08, X28. F1, F7, F14.
 */
export const oksana: TellStory = ({ day, at }) => ({
  name: 'oksana',
  control: {
    ...NO_CLOCKS,
    region: 'SYDSJAELLAND',
    residenceCategory: 'lawful',
    minor: false,
    vulnerable: false,
    stage: 'notIdentified',
    stageSince: at(-2, '15:40'),
    actionPlan: '2019-2021',
    openedAt: at(-13, '18:30'),
  },
  parties: {
    NEC: {
      serial: 1046,
      linkedAt: at(-13, '18:30'),
      facts: {
        encounterDate: day(-13),
        encounterSetting: 'BORDER',
        policeDistrict: 'Sydsjællands og Lolland-Falsters Politi (Oksana)',
        policeAssessment: 'NOT_TRAFFICKED',
        indicators: ['DOCUMENTS_TAKEN'],
        investigationStatus: 'CLOSED',
        caseNumberPolice: 'OKSANA-1700-262A-00017',
        witnessRole: 'NONE',
        departureStatus: 'NOT_STARTED',
      },
    },
    UDLST: {
      serial: 4714,
      linkedAt: at(-12, '09:10'),
      facts: {
        residenceCategory: 'lawful',
        permitValidTo: day(203),
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-9),
        assessmentGrounds: ['OKSANA-FORELOEBIG'],
        asylumStatus: 'NOT_APPLIED',
        dublin: false,
        name: 'Oksana Testesen',
        birthDate: day(-11_700),
        nationality: 'UA',
        sex: 'FEMALE',
      },
    },
    CMM: {
      serial: 60,
      linkedAt: at(-8, '11:25'),
      facts: {
        contactPerson: { name: 'Bo Prøveager', dutyPhone: '+45 00 00 00 17' },
        assessmentDecision: 'NOT_TRAFFICKED',
        assessmentDate: day(-2),
        indicators: ['DECEIVED_ABOUT_WORK'],
        exploitationForms: [],
        assistanceStatus: 'Oksana: rådgivet om andre tilbud',
        needs: { accommodation: 'PRIVATE', language: 'uk', interpreter: true },
        accommodationKind: 'PRIVATE',
        healthNeeds: ['Oksana: henvist til egen læge'],
        medicalReasonForExtension: false,
        riskLevel: 'LOW',
        riskNotes: 'Oksana: ingen kendt fare',
        returnWish: false,
        willingToTestify: false,
        name: 'Oksana Testesen',
        birthDate: day(-11_700),
        nationality: 'UA',
        sex: 'FEMALE',
      },
    },
    SIRI: {
      serial: 318,
      linkedAt: at(-11, '10:15'),
      facts: {
        permitType: 'FARM_WORK',
        permitSigns: ['DECEIVED_ABOUT_WORK'],
        controlSigns: ['EXCESSIVE_HOURS', 'LIVES_AT_WORKPLACE'],
        employerCvrNumber: '99999903',
      },
    },
  },
  consents: [],
})
