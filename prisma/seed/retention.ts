/** The synthetic cases reach back to the action plan of 2007-2010: they are kept, so that there is something to try it on. */
export const SEED_RETENTION = { GDPR: 'P50Y', LAW_ENFORCEMENT: 'P50Y' } as const
