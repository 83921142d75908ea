/** Of PostgreSQL: a deadlock was found, or a lock was not had in time, as when one is not found yet. */
const GAVE_WAY: readonly unknown[] = ['40P01', '55P03']

/** Whether a statement failed since another transaction held what it needs, so that the same may be done once that is over. */
export const gaveWay = (error: unknown): boolean => error instanceof Error && 'code' in error && GAVE_WAY.includes(error.code)
