/** A short operation: what an assessor at the Immigration Service (`ulla`) asks of Blessing's case. */
export const FIRST_OPERATION = `query ($asked: String!, $reason: String!) @purpose(is: IDENTIFICATION, reason: $reason) {
  caseByFileNumber(fileNumber: $asked) {
    cmm {
      assessmentDecision
      indicators
    }
    withheld {
      field
      because
      remedy
    }
    unavailable {
      controller
      fields
      because
      tryAgain
    }
    notices {
      field
      says
    }
  }
}`

/** Its answer: one fact given, with a notice, and one withheld for want of a consent. Every receipt is another. */
export const FIRST_ANSWER = {
  data: {
    caseByFileNumber: {
      cmm: { assessmentDecision: 'PENDING', indicators: null },
      withheld: [{
        field: 'cmm.indicators',
        because: 'CONSENT_MISSING',
        remedy: 'Et samtykke kan åbne for oplysningen. Det gives hos kontaktpersonen i CMM.',
      }],
      unavailable: [],
      notices: [{ field: 'cmm.assessmentDecision', says: 'NOT_AUTHORITATIVE' }],
    },
  },
  extensions: {
    receipt: { disclosureId: 'd2e6f4c3-defe-414e-9c3a-2d5d23503c2e', log: 'replica-1', leaves: ['25'], salts: ['KR05RRHSCgaGv47Wj8wD2A'] },
  },
} as const
