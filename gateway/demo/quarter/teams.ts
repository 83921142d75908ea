import type { Party } from '../../../schema/agency.ts'
import type { Purpose } from '../../../schema/purpose.ts'
import type { Role } from '../../../schema/role.ts'

/** Employees of a party who work alike. */
export interface Team {
  readonly party: Party
  readonly role: Role
  readonly people: number
  /** By day; in rotating shifts round the clock; or a week on call now and then. */
  readonly works: 'day' | 'shifts' | 'onCall'
  /** Requests on a day of work, at least and at most. */
  readonly requests: readonly [number, number]
  readonly purposes: readonly (readonly [Purpose, number])[]
  /** Whose facts it is given; none where it sees just lists, or nothing of a person (F4): then its views are no looks. */
  readonly controllers: readonly Party[]
  /** In how many of a hundred cases the team takes part. */
  readonly share: number
}

/** All who use Samsyn, in the proportions of the action plan's parties: assumed, not counted. */
export const TEAMS: readonly Team[] = [
  {
    party: 'CMM', role: 'contactPerson', people: 9, works: 'day', requests: [4, 14], share: 80,
    purposes: [['ASSISTANCE', 80], ['PREPARED_RETURN', 20]], controllers: ['UDLST', 'NEC', 'NGO-REDEN'],
  },
  {
    party: 'CMM', role: 'assessor', people: 5, works: 'day', requests: [3, 10], share: 40,
    purposes: [['IDENTIFICATION', 100]], controllers: ['NEC', 'AT'],
  },
  {
    party: 'CMM', role: 'dutyOfficer', people: 6, works: 'onCall', requests: [1, 6], share: 100,
    purposes: [['IDENTIFICATION', 100]], controllers: ['NEC', 'UDLST'],
  },
  {
    party: 'NEC', role: 'investigator', people: 24, works: 'shifts', requests: [3, 12], share: 90,
    purposes: [['INVESTIGATION', 90], ['IDENTIFICATION', 10]], controllers: ['UDLST', 'CMM', 'SKAT', 'AT'],
  },
  {
    party: 'NEC', role: 'caseworker', people: 12, works: 'shifts', requests: [3, 12], share: 80,
    purposes: [['IDENTIFICATION', 100]], controllers: ['AT', 'SKAT', 'UDLST'],
  },
  {
    party: 'UDLST', role: 'assessor', people: 8, works: 'day', requests: [4, 12], share: 60,
    purposes: [['IDENTIFICATION', 100]], controllers: ['NEC', 'CMM'],
  },
  {
    party: 'UDLST', role: 'caseworker', people: 12, works: 'day', requests: [4, 14], share: 60,
    purposes: [['RESIDENCE_DECISION', 75], ['PREPARED_RETURN', 25]], controllers: ['NEC', 'CMM'],
  },
  {
    party: 'NGO-REDEN', role: 'caseworker', people: 9, works: 'shifts', requests: [1, 6], share: 30,
    purposes: [['ASSISTANCE', 100]], controllers: ['CMM'],
  },
  {
    party: 'KOM-0101', role: 'caseworker', people: 5, works: 'day', requests: [1, 5], share: 20,
    purposes: [['ASSISTANCE', 100]], controllers: ['CMM'],
  },
  {
    party: 'IOM', role: 'caseworker', people: 4, works: 'day', requests: [1, 6], share: 15,
    purposes: [['PREPARED_RETURN', 100]], controllers: ['CMM', 'UDLST'],
  },
  {
    party: 'RA', role: 'caseworker', people: 6, works: 'day', requests: [1, 4], share: 30,
    purposes: [['NON_PUNISHMENT', 100]], controllers: ['UDLST', 'CMM'],
  },
  {
    party: 'NUC', role: 'caseworker', people: 5, works: 'day', requests: [1, 5], share: 20,
    purposes: [['DEPARTURE', 100]], controllers: ['UDLST'],
  },
  {
    party: 'AT', role: 'inspector', people: 5, works: 'day', requests: [1, 3], share: 25,
    purposes: [['LABOUR_CONTROL', 100]], controllers: [],
  },
  {
    party: 'SKAT', role: 'caseworker', people: 4, works: 'day', requests: [1, 3], share: 20,
    purposes: [['LABOUR_CONTROL', 100]], controllers: [],
  },
  {
    party: 'SIRI', role: 'caseworker', people: 4, works: 'day', requests: [1, 3], share: 15,
    purposes: [['LABOUR_CONTROL', 100]], controllers: [],
  },
  {
    party: 'RG-KOBENHAVN', role: 'groupMember', people: 6, works: 'day', requests: [1, 3], share: 40,
    purposes: [['COORDINATION', 100]], controllers: [],
  },
]
