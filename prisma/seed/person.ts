import { COUNTRY, EXPLOITATION, SEX } from './proportions.ts'
import type { Random } from './random.ts'

/** Whom a generated case is about: nobody. The surnames say so. */
export interface Person {
  readonly name: string
  readonly sex: 'FEMALE' | 'MALE'
  readonly nationality: string
  readonly language: string
  /** Age in days on the day that the case is opened. */
  readonly age: number
  readonly minor: boolean
  readonly vulnerable: boolean
  readonly exploitation: string
}

const FIRST_NAMES = {
  FEMALE: ['Ada', 'Bahar', 'Chika', 'Dao', 'Elena', 'Faith', 'Gita', 'Hoa', 'Ines', 'Jana', 'Kira', 'Malee', 'Nora'],
  MALE: ['Abel', 'Bogdan', 'Chen', 'Dinu', 'Emeka', 'Filip', 'Gheorghe', 'Huy', 'Ivan', 'Juris'],
} as const

const SURNAMES = ['Testesen', 'Prøvesen', 'Prøvestad', 'Testgaard', 'Prøvelin', 'Testmann'] as const

const YEAR = 365.25

/** One in a hundred is a minor: SR09 §9 knows of none, HP19 counts them among the victims. */
export const drawPerson = (random: Random): Person => {
  const sex = random.share(SEX.weights)
  const [nationality, language] = random.share(COUNTRY.weights)
  const minor = random.chance(1, 100)
  return {
    name: `${random.pick(FIRST_NAMES[sex])} ${random.pick(SURNAMES)}`,
    sex,
    nationality,
    language,
    age: Math.floor((minor ? random.between(14, 17) : random.between(19, 45)) * YEAR) + random.below(200),
    minor,
    vulnerable: minor || random.chance(1, 10),
    exploitation: random.share(EXPLOITATION.weights),
  }
}
