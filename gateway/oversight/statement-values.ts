/** Takes a value of a statement and answers the parameter that stands for it. */
export type Bind = (value: unknown) => string

/** The values of a statement, in the order of its parameters. */
export const createValues = () => {
  const values: unknown[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  return { values, bind }
}
