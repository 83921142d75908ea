import type { Permission } from '../permission.ts'
import { WITH_CMM, WITH_UDLST } from './residence-groups.ts'

/** The police count from when they detained the person (HP19 · Identifikation af ofre). */
export const RECORD_DETENTION: readonly Permission[] = [
  {
    agency: 'NEC',
    roles: ['caseworker', 'investigator', 'dutyOfficer'],
    purposes: ['IDENTIFICATION'],
    source: 'HP19 · Identifikation af ofre',
  },
]

/** Who recorded the detention knows when it ends. */
export const RECORD_RELEASE = RECORD_DETENTION

/** A reflection period is the Immigration Service's to set, a restitution period CMM's (F14); also when a return is prepared. */
export const SET_REFLECTION_PERIOD: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['assessor', 'caseworker'],
    purposes: ['IDENTIFICATION', 'RESIDENCE_DECISION'],
    when: { residence: WITH_UDLST, stage: ['identified', 'returnPrepared'] },
    source: 'SR09 §3; HP19 · Faktaboks: Refleksions- og restitutionsperiode; udlændingeloven § 33, stk. 14',
  },
  {
    agency: 'CMM',
    roles: ['assessor', 'caseworker'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE'],
    when: { residence: WITH_CMM, stage: ['identified', 'returnPrepared'] },
    source: 'HP19 · Faktaboks: Refleksions- og restitutionsperiode',
  },
]

/** Also while a return is prepared: cooperation on it is a ground (SR09 §3). */
export const EXTEND_REFLECTION_PERIOD: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['assessor', 'caseworker'],
    purposes: ['RESIDENCE_DECISION'],
    when: { residence: WITH_UDLST, stage: ['reflection', 'returnPrepared'] },
    source: 'SR09 §3; HP19 · Faktaboks: Refleksions- og restitutionsperiode; udlændingeloven § 33, stk. 14',
  },
  {
    agency: 'CMM',
    roles: ['assessor', 'caseworker'],
    purposes: ['ASSISTANCE'],
    when: { residence: WITH_CMM, stage: ['restitution', 'returnPrepared'] },
    source: 'HP19 · Faktaboks: Refleksions- og restitutionsperiode',
  },
]

/** A minor gets a representative as soon as possible after arrival (SR09 §4; udlændingeloven § 56 a, stk. 1). */
export const APPOINT_REPRESENTATIVE: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['caseworker', 'assessor'],
    purposes: ['IDENTIFICATION', 'RESIDENCE_DECISION'],
    when: { residence: [...WITH_UDLST, 'unknown'], minor: [true] },
    source: 'SR09 §4 · Udpegning af personlig repræsentant for alle uledsagede mindreårige børn; udlændingeloven § 56 a, stk. 1',
  },
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE'],
    when: { residence: WITH_CMM, minor: [true] },
    source: 'HP19 · Bistand og støtte',
  },
  {
    agency: 'KOM',
    roles: ['caseworker'],
    purposes: ['ASSISTANCE'],
    when: { residence: WITH_CMM, minor: [true] },
    source: 'SR09 §4 · Mindreårige udlændinge med lovligt ophold i Danmark; barnets lov',
  },
]

/**
 * By the departure the person has returned; after one that was prepared run the months in which the reintegration is
 * reported. A wrong day is put right by recording it again.
 */
export const RECORD_DEPARTURE: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['caseworker'],
    purposes: ['PREPARED_RETURN', 'DEPARTURE'],
    when: { residence: WITH_UDLST, stage: ['reflection', 'returnPrepared', 'returned'] },
    source: 'HP19 · Forberedt hjemsendelse og reintegration',
  },
  {
    agency: 'NUC',
    roles: ['caseworker'],
    purposes: ['DEPARTURE'],
    when: { residence: WITH_UDLST, stage: ['reflection', 'returnPrepared', 'returned'] },
    source: 'HP19 · Oversigt · Rigspolitiet',
  },
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson'],
    purposes: ['PREPARED_RETURN'],
    when: { residence: WITH_CMM, stage: ['restitution', 'returnPrepared', 'returned'] },
    source: 'HP19 · Forberedt hjemsendelse og reintegration',
  },
]
