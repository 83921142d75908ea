/** Who the person is, under the same names at UDLST and CMM (domain: identity). */
export const IDENTITY = ['name', 'birthDate', 'nationality', 'sex'] as const

/** How the police met the person. */
export const ENCOUNTER = ['encounterDate', 'encounterSetting', 'policeDistrict'] as const

export const CONTACT_PERSON = ['contactPerson.name', 'contactPerson.dutyPhone'] as const

export const NEEDS = ['needs.accommodation', 'needs.language', 'needs.interpreter'] as const

export const EMPLOYERS = ['employers.cvrNumber', 'employers.name'] as const

export const INSPECTIONS = [
  'inspections.date', 'inspections.cvrNumber', 'inspections.address', 'inspections.findings', 'inspections.workersMet',
] as const

/** The signs that SIRI saw, with the permit and the employer that they were seen at. */
export const PERMIT_AND_CONTROL_SIGNS = ['permitType', 'permitSigns', 'controlSigns', 'employerCvrNumber'] as const
