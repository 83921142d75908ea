/** The facts of the contract that no exchange gives to anyone, each with the reason: checked to be exactly these. */
export const FACTS_THAT_STAY: Readonly<Record<string, string>> = {
  'CMM.assistanceStatus': 'CMM coordinates the help itself; the organisations\' own status reaches it by X12',
  'CMM.healthNeeds': 'health stays with the helpers (F3), and no exchange gives CMM\'s own to an organisation',
  'CMM.restitutionPeriodEnds': 'the reference groups read the clock from the control data (X28)',
  'CMM.name': 'who a lawful resident is, no exchange asks of CMM',
  'CMM.birthDate': 'who a lawful resident is, no exchange asks of CMM',
  'CMM.nationality': 'who a lawful resident is, no exchange asks of CMM',
  'CMM.sex': 'who a lawful resident is, no exchange asks of CMM',
  'NEC.investigationStatus': 'how an investigation stands must not bear on help (F6), and no other exchange asks for it',
  'NEC.caseNumberPolice': 'the gateway links cases by handles; the police\'s own number is theirs',
  'NEC.departureStatus': 'X25 runs towards NUC only; what NUC reports back has no exchange',
  'UDLST.permitValidTo': 'no exchange asks for it: X09 gives the residence category',
  'UDLST.assessmentGrounds': 'X08, X09, X17 and X20 give decision and date, not its grounds',
  'UDLST.extensionReason': 'X09 and X25 give the period, not why it was extended',
  'UDLST.dublin': 'X09 gives the asylum status; no exchange asks about another country\'s responsibility',
}
