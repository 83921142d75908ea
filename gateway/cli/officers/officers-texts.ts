/** What the officers' commands say by themselves, Danish first. */
export const OFFICERS = {
  noReviews: 'Ingen nødadgang.',
  noFindings: 'Ingen usædvanlige mønstre.',
  noSamples: 'Ingen stikprøver.',
  noRequests: 'Der er ingen anmodninger om forklaring.',
  due: 'Frist',
  state: 'Status',
  entry: 'Opslag',
  because: 'Hvorfor',
  whose: 'Hvem',
  breach: 'Brud',
  period: 'Periode',
  committed: 'Lagt fast',
  drawn: 'Udtrukket den',
  notYet: 'ikke udtrukket',
  population: 'Opslag i perioden',
  chosen: 'Udtrukket',
  notChosen: 'Ikke udtrukket',
  awaiting: 'Afventer forklaring',
  explained: 'Forklaret',
  justified: 'Berettiget',
  suspected: 'Mistanke om brud',
  confirmed: 'Brud',
  kept: (file: string): string => `Det hemmelige tal ligger i \`${file}\`: uden det kan stikprøven ikke udtrækkes. Vis det ikke til nogen før da.`,
  taken: (file: string): string => `filen \`${file}\` findes: vælg en anden til det hemmelige tal`,
  stratum: 'skriv en gruppe som NEC/INVESTIGATION/investigator=5, med * for alle',
} as const

/** What was done, as one says it. */
export const ACTS: Readonly<Record<string, string>> = {
  reviewBreakGlass: 'gennemgået', dismissFinding: 'afvist', suspectBreach: 'mistanke noteret', confirmBreach: 'brud bekræftet',
  rejectBreach: 'mistanke afvist', closeBreach: 'brud afsluttet', giveExplanation: 'forklaret', justifyDisclosure: 'berettiget',
}
