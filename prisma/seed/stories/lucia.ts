import { consent, NO_CLOCKS, type TellStory } from '../story.ts'

/**
 * Lucia's case was closed a hundred and twenty days ago: it discloses no fact any more, whoever asks.
 * Nothing but X30. F13.
 */
export const lucia: TellStory = ({ day, at }) => ({
  name: 'lucia',
  control: {
    ...NO_CLOCKS,
    region: 'KOBENHAVN',
    residenceCategory: 'lawful',
    minor: false,
    vulnerable: false,
    stage: 'closed',
    stageSince: at(-120, '12:00'),
    actionPlan: '2019-2021',
    reflectionStarts: day(-160),
    reflectionEnds: day(-131),
    closedAt: at(-120, '12:00'),
    openedAt: at(-172, '14:00'),
  },
  parties: {
    CMM: {
      serial: 7,
      linkedAt: at(-172, '14:00'),
      facts: {
        contactPerson: { name: 'Bo Prøveager', dutyPhone: '+45 00 00 00 20' },
        assessmentDecision: 'TRAFFICKED',
        assessmentDate: day(-161),
        indicators: ['CONTROLLED_BY_OTHERS', 'ISOLATED'],
        exploitationForms: ['PROSTITUTION'],
        assistanceStatus: 'Lucia: sagen er afsluttet',
        needs: { accommodation: 'PRIVATE', language: 'pt', interpreter: false },
        accommodationKind: 'PRIVATE',
        healthNeeds: ['Lucia: afsluttet hos psykolog'],
        medicalReasonForExtension: false,
        riskLevel: 'LOW',
        riskNotes: 'Lucia: ingen kendt fare',
        actionPlanStatus: 'Lucia: i arbejde',
        returnWish: false,
        willingToTestify: false,
        restitutionPeriodEnds: day(-131),
        name: 'Lucia Testesen',
        birthDate: day(-12_045),
        nationality: 'BR',
        sex: 'FEMALE',
      },
    },
    'NGO-REDEN': {
      serial: 98,
      linkedAt: at(-160, '10:00'),
      facts: {
        assistanceStatus: 'Lucia: udskrevet',
        needs: { accommodation: 'PRIVATE', language: 'pt', interpreter: false },
        healthNeeds: ['Lucia: ingen åbne behov'],
      },
    },
  },
  consents: [
    consent({
      recipients: ['NGO-REDEN'],
      purposes: ['ASSISTANCE'],
      categories: ['contact', 'accommodation', 'risk'],
      validFrom: at(-160, '09:30'),
      validUntil: at(200, '22:00'),
      language: 'pt',
      obtainedBy: 'cmm-1240',
    }),
  ],
})
