import { NO_CLOCKS, type TellStory } from '../story.ts'

/**
 * Blessing was detained in a raid last evening: the 72 hours run, and the Immigration Service must say whether she is
 * trafficked. CMM met her at the station; she has not yet consented to anything (HP19 · Identifikation af ofre).
 * X01, X02 (no consent), X08, X28. F1, F8, F14.
 */
export const blessing: TellStory = ({ day, at }) => ({
  name: 'blessing',
  control: {
    ...NO_CLOCKS,
    region: 'KOBENHAVN',
    residenceCategory: 'none',
    minor: false,
    vulnerable: false,
    stage: 'underAssessment',
    stageSince: at(-1, '22:50'),
    actionPlan: '2019-2021',
    detainedSince: at(-1, '21:40'),
    openedAt: at(-1, '22:10'),
  },
  parties: {
    NEC: {
      serial: 1043,
      linkedAt: at(-1, '22:10'),
      facts: {
        encounterDate: day(-1),
        encounterSetting: 'RAID',
        policeDistrict: 'Københavns Vestegns Politi (Blessing)',
        detainedSince: at(-1, '21:40').toISOString(),
        policeAssessment: 'PENDING',
        indicators: ['FEAR_OF_AUTHORITIES', 'MOVEMENT_RESTRICTED', 'DOCUMENTS_TAKEN'],
        investigationStatus: 'OPEN',
        caseNumberPolice: 'BLESSING-0700-262A-00012',
        witnessRole: 'NONE',
        departureStatus: 'NOT_STARTED',
      },
    },
    UDLST: {
      serial: 4711,
      linkedAt: at(-1, '22:50'),
      facts: {
        residenceCategory: 'none',
        assessmentDecision: 'PENDING',
        asylumStatus: 'NOT_APPLIED',
        dublin: false,
        name: 'Blessing Testesen',
        birthDate: day(-8_790),
        nationality: 'NG',
        sex: 'FEMALE',
      },
    },
    CMM: {
      serial: 57,
      linkedAt: at(-1, '23:20'),
      facts: {
        contactPerson: { name: 'Vera Prøvebjerg', dutyPhone: '+45 00 00 00 12' },
        assessmentDecision: 'PENDING',
        indicators: ['DEBT_BONDAGE', 'THREATS', 'FORCED_SERVICES'],
        exploitationForms: ['PROSTITUTION'],
        assistanceStatus: 'Blessing: samtale på politistationen',
        needs: { accommodation: 'ASYLUM_CENTRE', language: 'en', interpreter: false },
        accommodationKind: 'DETENTION',
        healthNeeds: ['Blessing: søvnløshed'],
        riskLevel: 'MEDIUM',
        riskNotes: 'Blessing: gæld til bagmand i hjemlandet',
      },
    },
  },
  consents: [],
})
