import { consent, NO_CLOCKS, type TellStory } from '../story.ts'

/**
 * Andrei cleaned offices for a firm that kept his wages; labour inspectors and tax controllers saw it first. An EU
 * citizen who faces administrative expulsion, found trafficked two days ago (HP19 · Oversigt · Udlændingestyrelsen).
 * X01, X04, X05, X06, X08, X09, X16 (consent not yet in force), X17, X18, X19, X28. F1, F4, F5, F8, F14.
 */
export const andrei: TellStory = ({ day, at }) => ({
  name: 'andrei',
  control: {
    ...NO_CLOCKS,
    region: 'MIDTJYLLAND',
    residenceCategory: 'lawfulFacingExpulsion',
    minor: false,
    vulnerable: false,
    stage: 'identified',
    stageSince: at(-2, '13:30'),
    actionPlan: '2019-2021',
    openedAt: at(-19, '10:00'),
  },
  parties: {
    AT: {
      serial: 11223,
      linkedAt: at(-19, '10:00'),
      facts: {
        inspections: [
          {
            date: day(-20),
            cvrNumber: '99999901',
            address: 'Prøvehavnen 21, 0999 Testby',
            findings: ['Andrei: ingen ansættelseskontrakter', 'Andrei: sover på arbejdsstedet'],
            workersMet: 9,
          },
          {
            date: day(-12),
            cvrNumber: '99999902',
            address: 'Prøvekajen 22, 0999 Testby',
            findings: ['Andrei: arbejdsdage på fjorten timer'],
            workersMet: 4,
          },
        ],
        rutRegistration: false,
        improvementNotices: ['Andrei: straks-påbud om hviletid', 'Andrei: påbud om velfærdsforhold'],
      },
    },
    SKAT: {
      serial: 4711,
      linkedAt: at(-18, '09:20'),
      facts: {
        employers: [
          { cvrNumber: '99999901', name: 'Prøvebo Rengøring ApS' },
          { cvrNumber: '99999902', name: 'Testgaardens Service I/S' },
        ],
        declaredIncomeMonths: 2,
        noDeclaredIncome: false,
        controlFindings: ['Andrei: lønsedler uden udbetaling', 'Andrei: fælles bankkonto for ni ansatte'],
      },
    },
    NEC: {
      serial: 1044,
      linkedAt: at(-18, '10:05'),
      facts: {
        encounterDate: day(-17),
        encounterSetting: 'WORKPLACE',
        policeDistrict: 'Østjyllands Politi (Andrei)',
        policeAssessment: 'TRAFFICKED',
        indicators: ['WAGES_WITHHELD', 'EXCESSIVE_HOURS', 'LIVES_AT_WORKPLACE'],
        investigationStatus: 'CHARGED',
        caseNumberPolice: 'ANDREI-4200-262A-00013',
        witnessRole: 'WITNESS',
        hearingDate: day(61),
        departureStatus: 'NOT_STARTED',
      },
    },
    CMM: {
      serial: 58,
      linkedAt: at(-17, '14:00'),
      facts: {
        contactPerson: { name: 'Bo Prøveager', dutyPhone: '+45 00 00 00 13' },
        assessmentDecision: 'PENDING',
        assessmentDate: day(-4),
        indicators: ['WAGES_WITHHELD', 'DECEIVED_ABOUT_WORK', 'DEBT_BONDAGE'],
        exploitationForms: ['FORCED_LABOUR'],
        assistanceStatus: 'Andrei: venter på plads i beskyttet bolig',
        needs: { accommodation: 'PRIVATE', language: 'ro', interpreter: true },
        accommodationKind: 'PRIVATE',
        healthNeeds: ['Andrei: rygsmerter efter arbejdet'],
        medicalReasonForExtension: false,
        riskLevel: 'LOW',
        riskNotes: 'Andrei: formand kender hans adresse',
        actionPlanStatus: 'Andrei: første samtale afholdt',
        returnWish: false,
        willingToTestify: true,
      },
    },
    UDLST: {
      serial: 4712,
      linkedAt: at(-16, '08:30'),
      facts: {
        residenceCategory: 'lawfulFacingExpulsion',
        permitValidTo: day(64),
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-2),
        assessmentGrounds: ['ANDREI-TVANGSARBEJDE', 'ANDREI-LOEN-TILBAGEHOLDT'],
        asylumStatus: 'NOT_APPLIED',
        dublin: false,
        name: 'Andrei Prøvescu',
        birthDate: day(-12_410),
        nationality: 'RO',
        sex: 'MALE',
      },
    },
  },
  consents: [
    consent({
      recipients: ['NEC'],
      purposes: ['INVESTIGATION'],
      categories: ['witness', 'contact', 'indicators'],
      validFrom: at(2, '08:00'),
      validUntil: at(182, '22:00'),
      language: 'ro',
      obtainedBy: 'cmm-1240',
    }),
  ],
})
