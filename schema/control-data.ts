/** Where a case stands (domain: control data that the gateway itself holds). In the order of the work. */
export const STAGES = [
  'presumed', 'underAssessment', 'identified', 'notIdentified', 'reflection', 'restitution', 'returnPrepared',
  'returned', 'closed',
] as const

export type Stage = (typeof STAGES)[number]

/** On which basis the data subject stays in Denmark (HP19 · Identifikation af ofre). */
export const RESIDENCE_CATEGORIES = ['lawful', 'none', 'asylumSeeker', 'lawfulFacingExpulsion', 'unknown'] as const

export type ResidenceCategory = (typeof RESIDENCE_CATEGORIES)[number]

/** The six regional reference groups (SR09 §2 · Det nationale referencesystem). */
export const REGIONS = ['NORDJYLLAND', 'MIDTJYLLAND', 'SYDDANMARK', 'NORDSJAELLAND', 'SYDSJAELLAND', 'KOBENHAVN'] as const

export type Region = (typeof REGIONS)[number]

/** How a consent was given; some exchanges need it in writing (STROM kap. 5 · Støtteordninger · Tilbagevenden). */
export const CONSENT_FORMS = ['spoken', 'inWriting'] as const

export type ConsentForm = (typeof CONSENT_FORMS)[number]

/** Who can give a consent: the data subject, or for a minor the representative or custody holder (F9). */
export const CONSENT_GIVERS = ['dataSubject', 'representative', 'custodyHolder'] as const

export type ConsentGiver = (typeof CONSENT_GIVERS)[number]
