import type { Permission } from '../permission.ts'
import { WITH_CMM, WITH_UDLST } from './residence-groups.ts'

/**
 * Children are taken for adults and adults for children, and every child comes of age: who consents follows (F9). It is
 * said by those who see to a minor's representative (SR09 §4; udlændingeloven § 56 a, stk. 1; HP19 · Bistand og støtte).
 */
export const SET_MINOR: readonly Permission[] = [
  {
    agency: 'UDLST',
    roles: ['caseworker', 'assessor'],
    purposes: ['IDENTIFICATION', 'RESIDENCE_DECISION'],
    when: { residence: [...WITH_UDLST, 'unknown'] },
    source: 'SR09 §4 · Udpegning af personlig repræsentant for alle uledsagede mindreårige børn; udlændingeloven § 56 a, stk. 1',
  },
  {
    agency: 'CMM',
    roles: ['caseworker', 'contactPerson', 'assessor'],
    purposes: ['IDENTIFICATION', 'ASSISTANCE'],
    when: { residence: [...WITH_CMM, 'unknown'] },
    source: 'HP19 · Bistand og støtte',
  },
  {
    agency: 'KOM',
    roles: ['caseworker'],
    purposes: ['ASSISTANCE'],
    when: { residence: WITH_CMM },
    source: 'SR09 §4 · Mindreårige udlændinge med lovligt ophold i Danmark; barnets lov',
  },
]
