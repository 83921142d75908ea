import { consent, NO_CLOCKS, type TellStory } from '../story.ts'

/**
 * Daria hides in a safe house and testifies in nine days, in an investigation under seal; those whom she testifies
 * against look for her. Her reflection period was extended for the testimony (SR09 §3 · Udvidet refleksionsperiode på op
 * til 100 dage).
 * X08, X09, X10, X14, X15, X16, X17, X20, X23, X28, X31. F2, F3, F6 (willing to testify, and helped like Mira), F10.
 */
export const daria: TellStory = ({ day, at }) => ({
  name: 'daria',
  control: {
    ...NO_CLOCKS,
    region: 'SYDDANMARK',
    residenceCategory: 'none',
    minor: false,
    vulnerable: true,
    stage: 'reflection',
    stageSince: at(-50, '10:00'),
    actionPlan: '2019-2021',
    reflectionStarts: day(-50),
    reflectionEnds: day(39),
    openedAt: at(-55, '04:10'),
  },
  parties: {
    NEC: {
      serial: 1027,
      linkedAt: at(-55, '04:10'),
      facts: {
        encounterDate: day(-55),
        encounterSetting: 'ARREST',
        policeDistrict: 'Fyns Politi (Daria)',
        detainedSince: at(-55, '03:30').toISOString(),
        policeAssessment: 'TRAFFICKED',
        indicators: ['PHYSICAL_VIOLENCE', 'THREATS', 'CONTROLLED_BY_OTHERS'],
        investigationStatus: 'CHARGED',
        caseNumberPolice: 'DARIA-2300-262A-00018',
        witnessRole: 'PROTECTED_WITNESS',
        hearingDate: day(9),
        departureStatus: 'NOT_STARTED',
      },
    },
    UDLST: {
      serial: 4489,
      linkedAt: at(-54, '08:20'),
      facts: {
        residenceCategory: 'none',
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-52),
        assessmentGrounds: ['DARIA-VOLD', 'DARIA-FRIHEDSBEROEVELSE'],
        reflectionStarts: day(-50),
        reflectionEnds: day(39),
        extensionReason: 'TESTIMONY',
        asylumStatus: 'NOT_APPLIED',
        dublin: false,
        accommodationCentre: 'Center Prøvefjord, kun tilknyttet (Daria)',
        returnAccepted: false,
        returnCountry: 'MD',
        name: 'Daria Testesen',
        birthDate: day(-9_130),
        nationality: 'MD',
        sex: 'FEMALE',
      },
    },
    CMM: {
      serial: 29,
      linkedAt: at(-54, '10:00'),
      facts: {
        contactPerson: { name: 'Sara Prøvegaard', dutyPhone: '+45 00 00 00 18' },
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-53),
        indicators: ['PHYSICAL_VIOLENCE', 'MOVEMENT_RESTRICTED', 'FEAR_OF_AUTHORITIES'],
        exploitationForms: ['PROSTITUTION', 'ORGAN_REMOVAL'],
        assistanceStatus: 'Daria: støttes døgnet rundt på beskyttet sted',
        needs: { accommodation: 'SAFE_HOUSE', language: 'ru', interpreter: true },
        accommodationKind: 'SAFE_HOUSE',
        safeHouseAddress: 'Prøvegemmet 18, 0999 Testby',
        healthNeeds: ['Daria: behandling for brud på håndled'],
        medicalReasonForExtension: true,
        riskLevel: 'ACUTE',
        riskNotes: 'Daria: bagmænd har udlovet dusør',
        actionPlanStatus: 'Daria: hjemrejse afventer retssagen',
        returnWish: false,
        willingToTestify: true,
      },
    },
    RA: { serial: 24, linkedAt: at(-30, '13:00') },
  },
  consents: [
    consent({
      recipients: ['NEC'],
      purposes: ['INVESTIGATION'],
      categories: ['witness', 'contact', 'indicators'],
      validFrom: at(-45, '10:00'),
      validUntil: at(135, '22:00'),
      language: 'ru',
      obtainedBy: 'cmm-1207',
    }),
    consent({
      recipients: ['UDLST'],
      purposes: ['RESIDENCE_DECISION'],
      categories: ['return', 'health'],
      validFrom: at(-25, '10:00'),
      validUntil: at(65, '22:00'),
      language: 'ru',
      obtainedBy: 'cmm-1207',
    }),
  ],
})
