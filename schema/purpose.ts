/** What an operation is for: exactly one to an operation (F12). */
export const PURPOSES = [
  'IDENTIFICATION', 'ASSISTANCE', 'RESIDENCE_DECISION', 'INVESTIGATION', 'NON_PUNISHMENT', 'PREPARED_RETURN',
  'DEPARTURE', 'POLICE_ACTION', 'LABOUR_CONTROL', 'COORDINATION', 'KNOWLEDGE', 'OVERSIGHT', 'VITAL_INTERESTS',
] as const

export type Purpose = (typeof PURPOSES)[number]
