/** Who did something, as control data and leaves name them: `CMM:E-1`. */
export const actorName = ({ party, employee }: { readonly party: string; readonly employee: string }): string => `${party}:${employee}`

/** Whether two such names are one person's: an employee of the police bears one number at both of its centres. */
export const isSamePerson = (one: string, other: string): boolean => ofPolice(one) === ofPolice(other)

const ofPolice = (name: string): string => name.replace(/^NUC:/, 'NEC:')
