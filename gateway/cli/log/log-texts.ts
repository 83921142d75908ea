/** What `samsyn log` says by itself, Danish first. */
export const LOG = {
  none: 'Intet opslag passer til filtrene.',
  breakGlass: 'NØDADGANG',
  given: 'givet',
  withheld: 'holdt tilbage',
  unavailable: 'manglede',
  empty: 'uden oplysning',
  because: 'Begrundelse',
  request: 'Forespørgsel',
  version: 'Regler',
  rules: 'Reglerne',
  details: 'Indhold',
  proof: 'Bevis',
  hash: 'Bladets hash',
  total: (count: number): string => `${NUMBER.format(count)} opslag`,
  byDay: 'Dage',
  byOutcome: 'Udfald',
  byPurpose: 'Formål og modtagere',
  byCode: 'Afvisninger',
  exporting: (written: number, of: number): string => `Henter ${NUMBER.format(written)} af ${NUMBER.format(of)} opslag`,
  exported: (file: string, of: number): string => `Eksporteret  ${file} · ${NUMBER.format(of)} opslag`,
  cannotWrite: (file: string): string => `kan ikke skrive ${file}`,
  cutShort: 'eksporten blev afbrudt: prøv igen',
} as const

const NUMBER = new Intl.NumberFormat('da-DK')
