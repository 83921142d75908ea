import type { Agency, Party } from '../../schema/agency.ts'

/** Who looks: a party's officers, or the person herself through her report. */
export type Viewer = Party | 'dataSubject'

/** The supervisory authority sees the whole trail during an inspection (direktiv (EU) 2016/680 art. 47). */
export const SUPERVISOR: Party = 'DT'

/** A seal that stands hides its entry from all but the officers of the agency that sealed it, and the supervisory authority. */
export const isSealedFor = (
  viewer: Viewer, seal: { readonly agency: Agency; readonly unsealedAt: Date | null } | undefined,
): boolean => seal !== undefined && seal.unsealedAt === null && viewer !== seal.agency && viewer !== SUPERVISOR

/** The same in SQL, of a row `entry` with `log_id` and `index`; `viewer` is SQL that gives the viewer. */
export const sealedFor = (viewer: string, entry: string): string => `exists (select from seal
  where seal.log_id = ${entry}.log_id and seal.leaf = ${entry}.index and seal.unsealed_at is null
    and ${viewer} not in (seal.agency, '${SUPERVISOR}'))`

/** The leaves of `places`, SQL that gives an array of `log:leaf`, as rows `entry` with `log_id` and `index`. */
export const leavesAt = (places: string): string => `unnest(${places}) as place,
  lateral (select substring(place from '(.*):') as log_id, substring(place from '[0-9]+$')::bigint as index) as entry`

/** Whether any leaf of `places` is sealed for a viewer. */
export const anySealedFor = (viewer: string, places: string): string =>
  `exists (select from ${leavesAt(places)} where ${sealedFor(viewer, 'entry')})`
