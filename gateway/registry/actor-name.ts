/** Who did something, as control data and leaves name them: `CMM:E-1`. */
export const actorName = ({ party, employee }: { readonly party: string; readonly employee: string }): string => `${party}:${employee}`
