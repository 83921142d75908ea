/** The smallest value that at least `part` of the values do not exceed. */
export const quantileOf = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? NaN

export const medianOf = (values: readonly number[]): number => quantileOf(values, 0.5)
