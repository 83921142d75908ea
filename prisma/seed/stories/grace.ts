import { consentInWriting, NO_CLOCKS, type TellStory } from '../story.ts'

/**
 * Grace went home two months ago; IOM reports on how she fares for six months, in writing agreed (HP19 ·
 * Forberedt hjemsendelse og reintegration; STROM kap. 5 · Støtteordninger · Tilbagevenden).
 * X08, X09, X17, X23, X24, X28. F1, F7 (the aliens centre is party no more), F12.
 */
export const grace: TellStory = ({ day, at }) => ({
  name: 'grace',
  control: {
    ...NO_CLOCKS,
    region: 'MIDTJYLLAND',
    residenceCategory: 'none',
    minor: false,
    vulnerable: false,
    stage: 'returned',
    stageSince: at(-64, '07:30'),
    actionPlan: '2019-2021',
    reflectionStarts: day(-160),
    reflectionEnds: day(-60),
    departedOn: day(-64),
    openedAt: at(-166, '21:00'),
  },
  parties: {
    NEC: {
      serial: 984,
      linkedAt: at(-166, '21:00'),
      facts: {
        encounterDate: day(-166),
        encounterSetting: 'RAID',
        policeDistrict: 'Midt- og Vestjyllands Politi (Grace)',
        policeAssessment: 'TRAFFICKED',
        indicators: ['DEBT_BONDAGE', 'CONTROLLED_BY_OTHERS'],
        investigationStatus: 'CLOSED',
        caseNumberPolice: 'GRACE-4300-262A-00019',
        witnessRole: 'NONE',
        departureStatus: 'DEPARTED',
      },
    },
    UDLST: {
      serial: 4102,
      linkedAt: at(-165, '08:30'),
      facts: {
        residenceCategory: 'none',
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-163),
        assessmentGrounds: ['GRACE-PROSTITUTION'],
        reflectionStarts: day(-160),
        reflectionEnds: day(-60),
        extensionReason: 'RETURN_COOPERATION',
        asylumStatus: 'NOT_APPLIED',
        dublin: false,
        accommodationCentre: 'Center Prøveaa (Grace)',
        returnAccepted: true,
        returnCountry: 'NG',
        departureDate: day(-64),
        name: 'Grace Testesen',
        birthDate: day(-9_870),
        nationality: 'NG',
        sex: 'FEMALE',
      },
    },
    CMM: {
      serial: 9,
      linkedAt: at(-165, '10:15'),
      facts: {
        contactPerson: { name: 'Mette Prøvelide', dutyPhone: '+45 00 00 00 19' },
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-164),
        indicators: ['DEBT_BONDAGE', 'FORCED_SERVICES'],
        exploitationForms: ['PROSTITUTION'],
        assistanceStatus: 'Grace: bistand afsluttet ved udrejsen',
        needs: { accommodation: 'ASYLUM_CENTRE', language: 'en', interpreter: false },
        accommodationKind: 'ASYLUM_CENTRE',
        healthNeeds: ['Grace: ingen åbne behov'],
        medicalReasonForExtension: false,
        riskLevel: 'LOW',
        riskNotes: 'Grace: modtaget af familie',
        actionPlanStatus: 'Grace: frisørsalon åbnet i hjemlandet',
        returnWish: true,
        willingToTestify: false,
      },
    },
    NUC: { serial: 41, linkedAt: at(-90, '08:00'), endedAt: at(-64, '16:00') },
    IOM: {
      serial: 7,
      linkedAt: at(-100, '10:00'),
      facts: {
        reintegrationReports: [
          { month: 1, date: day(-33), status: 'ON_TRACK', support: ['Grace: modtaget i lufthavnen', 'Grace: husleje'] },
          { month: 2, date: day(-3), status: 'AT_RISK', support: ['Grace: samtaler om gæld'] },
        ],
      },
    },
  },
  consents: [
    consentInWriting({
      recipients: ['IOM'],
      purposes: ['PREPARED_RETURN'],
      categories: ['return', 'accommodation', 'contact', 'identity'],
      validFrom: at(-100, '09:00'),
      validUntil: at(120, '22:00'),
      language: 'en',
      interpreter: false,
      obtainedBy: 'cmm-1255',
    }),
    consentInWriting({
      recipients: ['CMM', 'UDLST'],
      purposes: ['PREPARED_RETURN'],
      categories: ['return'],
      validFrom: at(-100, '09:00'),
      validUntil: at(120, '22:00'),
      language: 'en',
      interpreter: false,
      obtainedBy: 'cmm-1255',
    }),
  ],
})
