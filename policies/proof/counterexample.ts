import { FACTS } from '../../schema/facts.ts'
import type { Circumstance } from './circumstances.ts'
import type { Counterexample } from './prove.ts'

const WORDS: { readonly [C in Circumstance]: (value: unknown) => string } = {
  linked: (is) => (is ? 'the party is linked to the case' : 'the party is not linked to the case'),
  closed: (is) => (is ? 'closed ninety days ago' : 'not closed'),
  residence: (value) => `residence \`${String(value)}\``,
  stage: (value) => `stage \`${String(value)}\``,
  minor: (is) => (is ? 'a minor' : 'an adult'),
  vulnerable: (is) => (is ? 'vulnerable' : 'not vulnerable'),
  reintegrationReporting: (is) => (is ? 'reintegration is reported' : 'no reintegration is reported'),
  consented: (is) => (is ? 'there is a consent' : 'no consent'),
  toRecipient: (is) => (is ? 'to this party' : 'to another party'),
  forPurpose: (is) => (is ? 'for this purpose' : 'for another purpose'),
  aboutCategory: (is) => (is ? 'about this category' : 'about another category'),
  givenBy: (value) => `given by \`${String(value)}\``,
  giverSuspected: (is) => (is ? 'who is suspected' : 'who is not suspected'),
  form: (value) => (value === 'inWriting' ? 'in writing' : 'spoken'),
  period: (value) => ({ running: 'running', ended: 'ended', notBegun: 'not begun' })[String(value)] ?? '',
  withdrawn: (is) => (is ? 'withdrawn' : 'not withdrawn'),
}

/** A sentence about who asks what, with the circumstances that matter, and what the policies answer. */
export const inWords = ({ asking, fact, found, decided }: Counterexample): string => {
  const { recipient, agency, role, purpose } = asking
  const known = FACTS.some(({ id }) => id === fact.id) ? '' : ' (which the contract does not know)'
  const who = recipient.startsWith(agency) ? recipient : `${recipient} as ${agency}`
  const when = found.map(([circumstance, value]) => WORDS[circumstance](value)).join(', ')
  const [permit] = decided.permits
  const [withheld] = decided.withholdings
  const answer = permit ? `given by ${permit.exchange}` : `withheld by ${withheld?.rule ?? 'nothing'} (${withheld?.because ?? ''})`
  return `${who}, ${role}, asks for ${purpose} about \`${fact.id}\`${known}; ${when}: it is ${answer}`
}
