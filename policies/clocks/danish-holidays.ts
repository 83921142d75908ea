import { Temporal } from 'temporal-polyfill'

/** Days from Easter Sunday: Maundy Thursday to Whit Monday. General Prayer Day is none since 2024 (lov nr. 214 af 6. marts 2023). */
const FROM_EASTER = [-3, -2, 0, 1, 39, 49, 50]

/** Month and day: New Year, and Christmas; with Constitution Day, Christmas Eve and New Year's Eve, when authorities are closed. */
const FIXED = ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31']

/** Easter Sunday of a year, by the Gregorian computus (Meeus, Jones and Butcher). */
const easterOf = (year: number): Temporal.PlainDate => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const day = epact + weekday - 7 * late + 114
  return new Temporal.PlainDate(year, Math.floor(day / 31), (day % 31) + 1)
}

/** Whether Danish authorities are closed that day: a Saturday, a Sunday or a holiday. */
export const isDayOff = (day: Temporal.PlainDate): boolean =>
  day.dayOfWeek > 5 || FIXED.includes(day.toString().slice(5)) || FROM_EASTER.includes(easterOf(day.year).until(day).days)
