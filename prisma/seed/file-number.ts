import { agencyOf, type Agency, type Party } from '../../schema/agency.ts'

const digits = (value: number, count: number): string => String(value).padStart(count, '0')

/** How each agency numbers its files, from the year and a running number. The reference groups keep none. */
const FORMATS: Partial<Record<Agency, (year: number, serial: number) => string>> = {
  CMM: (year, serial) => `CMM-${year}-${digits(serial, 4)}`,
  NEC: (year, serial) => `0100-70123-${digits(serial, 5)}-${digits(year % 100, 2)}`,
  NUC: (year, serial) => `0100-70300-${digits(serial, 5)}-${digits(year % 100, 2)}`,
  UDLST: (year, serial) => `${digits(year % 100, 2)}/${digits(serial, 6)}`,
  SKAT: (year, serial) => `S-${year}-${digits(serial, 6)}`,
  AT: (year, serial) => `${year}${digits(serial, 7)}`,
  SIRI: (year, serial) => `SIRI-${digits(year % 100, 2)}/${digits(serial, 5)}`,
  RA: (year, serial) => `RA-${year}-521-${digits(serial, 4)}`,
  IOM: (year, serial) => `IOM-DK-${year}-${digits(serial, 4)}`,
  NGO: (_, serial) => `R-${serial}`,
  KOM: (year, serial) => `27.24.00-G01-${serial}-${digits(year % 100, 2)}`,
}

/** A party's own number for a case that it opened on a day, or null for a party that keeps no files. */
export const fileNumber = (party: Party, serial: number, opened: Date): string | null => {
  const agency = agencyOf(party)
  return (agency && FORMATS[agency])?.(opened.getUTCFullYear(), serial) ?? null
}
