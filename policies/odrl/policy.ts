import { AGENCIES, type Agency } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import { AGENCY_NAMES } from '../../schema/labels/agencies.ts'
import { factName } from '../../schema/labels/contract.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Grant } from '../exchange.ts'
import type { Firewall, Forbidding } from '../firewall.ts'
import { POLICY_DATA } from '../policy-data.ts'
import { legalBasesOf } from '../purposes.ts'
import { secrecyLiftedBy } from '../secrecy.ts'
import { conditionConstraints, consentConstraint, purposeConstraint, roleConstraint } from './constraints.ts'
import { CONTEXT } from './context.ts'
import { agencyIri, basisTerm, CATEGORY_TERMS, factIri, own } from './terms.ts'

/**
 * The policies as one ODRL 2.2 `Set` in JSON-LD: a permission for each arrow of an exchange, a prohibition for each of a
 * firewall, and prohibitions prevail. What no permission names is not permitted: our profile says so (P4).
 */
export const odrlPolicy = () => ({
  '@context': CONTEXT,
  '@graph': [
    {
      '@type': 'Set',
      uid: 'urn:samsyn:policy',
      profile: 'urn:samsyn:vocabulary',
      conflict: 'prohibit',
      permission: POLICY_DATA.exchanges.flatMap(({ purpose, exchanges: rows }) =>
        rows.flatMap(({ id, grants }) => grants.map((grant, index) => permission(`${id}-${index + 1}`, purpose, grant)))),
      prohibition: POLICY_DATA.firewalls.flatMap((firewall) => firewall.forbids.map((one, index) => prohibition(firewall, one, index + 1))),
    },
    { '@type': 'AssetCollection', uid: EVERY_FACT, label: { da: 'Enhver oplysning', en: 'Every fact' } },
    { '@type': 'PartyCollection', uid: EVERY_AGENCY, label: { da: 'Enhver myndighed', en: 'Every agency' } },
    ...AGENCIES.map((agency) =>
      ({ '@type': 'Party', uid: agencyIri(agency), partOf: EVERY_AGENCY, label: AGENCY_NAMES[agency] })),
    ...FACTS.map((fact) => ({
      '@type': 'Asset', uid: factIri(fact.id), partOf: EVERY_FACT, label: factName(fact),
      personalData: CATEGORY_TERMS[fact.category].term,
    })),
  ],
})

const EVERY_FACT = 'urn:samsyn:facts'
const EVERY_AGENCY = 'urn:samsyn:agencies'

const permission = (id: string, purpose: Purpose, grant: Grant) => {
  const { recipient: { agency, roles }, controller, facts, when, consent, source } = grant
  return {
    '@type': 'Permission',
    uid: `urn:samsyn:rule:${id}`,
    action: own('disclose'),
    assigner: agencyIri(controller),
    assignee: agencyIri(agency),
    target: facts.map((path) => factIri(`${controller}.${path}`)),
    constraint: [
      ...purposeConstraint([purpose]), ...roleConstraint(roles), ...conditionConstraints(when ?? {}), ...consentConstraint(consent),
    ],
    ...(purpose === 'VITAL_INTERESTS' && { duty: [{ '@type': 'Duty', action: 'inform' }, { '@type': 'Duty', action: own('review') }] }),
    legalBasis: legalBasesOf(purpose, agency, consent !== 'none').map(basisTerm),
    secrecyLiftedBy: own(secrecyLiftedBy(purpose, consent).id),
    citation: source,
  }
}

const prohibition = ({ id, says, source }: Firewall, { recipients, purposes, facts, when }: Forbidding, index: number) => ({
  '@type': 'Prohibition',
  uid: `urn:samsyn:rule:${id}-${index}`,
  action: own('disclose'),
  assignee: partiesOf(recipients),
  target: facts.length === FACTS.length ? EVERY_FACT : facts.map(factIri),
  constraint: [...purposeConstraint(purposes), ...conditionConstraints(when ?? {})],
  label: says,
  citation: source,
})

const partiesOf = (agencies: readonly Agency[]): string | readonly string[] =>
  (agencies.length === AGENCIES.length ? EVERY_AGENCY : agencies.map(agencyIri))
