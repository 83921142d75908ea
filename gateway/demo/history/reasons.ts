import type { Random } from '../../../prisma/seed/random.ts'
import type { Purpose } from '../../../schema/purpose.ts'

const WORK: { readonly [P in Purpose]?: readonly string[] } = {
  ASSISTANCE: ['Planlægger bistand sammen med personen', 'Møde med personen om bolig og sprog', 'Opfølgning på handleplanen'],
  IDENTIFICATION: ['Vurdering af, om personen er handlet', 'Ny underretning i sagen', 'Forberedelse af samtale med personen'],
  RESIDENCE_DECISION: ['Afgørelse om refleksionsperiode', 'Anmodning om forlængelse af perioden'],
  INVESTIGATION: ['Efterforskning af bagmændene', 'Forberedelse af afhøring', 'Status i efterforskningen'],
  NON_PUNISHMENT: ['Overvejer tiltalefrafald', 'Vurdering af tvang i straffesagen'],
  PREPARED_RETURN: ['Forberedt hjemrejse: aftaler før afrejsen', 'Opfølgning efter hjemrejsen'],
  DEPARTURE: ['Forberedelse af udrejsen'],
}

const DANGER = [
  'Personen er truet på livet og kan ikke træffes', 'Akut fare: personen er hentet af en ukendt mand',
  'Personen er indlagt bevidstløs, og helbredet er ukendt',
]

/** Why it was looked at, as employees write it; each says that it is made up. */
export const reasonFor = (purpose: Purpose | null, random: Random): string => {
  const reasons = purpose === 'VITAL_INTERESTS' ? DANGER : WORK[purpose ?? 'ASSISTANCE'] ?? ['Almindelig sagsbehandling']
  return `${random.pick(reasons)} (syntetisk)`
}
