import { createSeed, type Seed } from '../../prisma/seed/seed.ts'

/** The same number, the same people on every machine. */
const RANDOM = 2027

/** Cases opened in the last 180 days: as many as give the group in Copenhagen about sixty that are open. */
export const RECENT = 400

/** The stories and so many generated cases, told from a day. */
export const demonstrationSeed = (today: Date, cases: number): Seed =>
  createSeed({ today, generated: cases, recent: Math.min(RECENT, cases), random: RANDOM })
