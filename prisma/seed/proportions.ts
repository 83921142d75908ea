import type { Region } from '../../schema/control-data.ts'

/** How often each thing is so among generated cases, and who counted it; `assumed` where no source does. */
export interface Proportion<T> {
  readonly source: string
  readonly weights: readonly (readonly [T, number])[]
}

/** 87 of a hundred of the 730 persons found trafficked in 2007-2017 were women. */
export const SEX: Proportion<'FEMALE' | 'MALE'> = {
  source: 'HP19 · Indledning',
  weights: [['FEMALE', 87], ['MALE', 13]],
}

/** Persons found trafficked in 2017; the three of other forms are given to the other forms of § 262 a. */
export const EXPLOITATION: Proportion<string> = {
  source: 'HP19 · Indledning; straffeloven § 262 a',
  weights: [
    ['PROSTITUTION', 86], ['CRIMINAL_ACTS', 5], ['FORCED_LABOUR', 1],
    ['PORNOGRAPHY', 1], ['SLAVERY', 1], ['ORGAN_REMOVAL', 1],
  ],
}

/** Of 186 persons laid before the Immigration Service from August 2007 to April 2009, 49 were found trafficked. */
export const FOUND: Proportion<boolean> = {
  source: 'SR09 §9',
  weights: [[true, 49], [false, 137]],
}

/** 8 of those 49 had sought asylum. */
export const ASYLUM: Proportion<boolean> = {
  source: 'SR09 §9',
  weights: [[true, 8], [false, 41]],
}

/** How far the cases of those 8 were. */
export const ASYLUM_STATUS: Proportion<string> = {
  source: 'SR09 §9',
  weights: [['GRANTED', 1], ['REOPENED', 1], ['PENDING', 6]],
}

export type Ending = 'left' | 'preparedReturn' | 'deferred' | 'custody'

/** How the reflection periods of the other 41 ended; prepared returns are those through IOM. */
export const ENDING: Proportion<Ending> = {
  source: 'SR09 §9',
  weights: [['left', 30], ['preparedReturn', 6], ['deferred', 4], ['custody', 1]],
}

/** Nationality and language. Nigeria, Thailand and Uganda come first in HP19; SR09 §9 names the others but Vietnam. */
export const COUNTRY: Proportion<readonly [nationality: string, language: string]> = {
  source: 'the countries: HP19 · Indledning; SR09 §9; the weights: assumed',
  weights: [
    [['NG', 'en'], 35], [['TH', 'th'], 16], [['UG', 'sw'], 12], [['RO', 'ro'], 12],
    [['BR', 'pt'], 7], [['LV', 'lv'], 7], [['CZ', 'cs'], 5], [['VN', 'vi'], 6],
  ],
}

/** The six groups are those of SR09 §2. */
export const REGION: Proportion<Region> = {
  source: 'assumed',
  weights: [
    ['KOBENHAVN', 40], ['MIDTJYLLAND', 17], ['SYDDANMARK', 15], ['NORDSJAELLAND', 10],
    ['SYDSJAELLAND', 9], ['NORDJYLLAND', 9],
  ],
}

/** When a case was opened: under the plan of 2007-2010, since 2019, or in the last 180 days. */
export const ERA: Proportion<'history' | 'earlier' | 'current'> = {
  source: 'assumed',
  weights: [['history', 1], ['earlier', 3], ['current', 6]],
}

/** Who decides the case: CMM for lawful residents, else the Immigration Service (F14). */
export const ASSESSOR: Proportion<'UDLST' | 'CMM'> = {
  source: 'assumed',
  weights: [['UDLST', 6], ['CMM', 4]],
}

/** Where the police met the person. */
export const SETTING: Proportion<string> = {
  source: 'assumed',
  weights: [['BROTHEL', 40], ['STREET', 25], ['RAID', 20], ['BORDER', 7], ['ARREST', 5], ['WALK_IN', 3]],
}
