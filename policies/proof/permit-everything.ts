import { AGENCIES, CONTROLLERS } from '../../schema/agency.ts'
import { FACTS } from '../../schema/facts.ts'
import { PURPOSES } from '../../schema/purpose.ts'
import { ROLES } from '../../schema/role.ts'
import { exchange, purpose, type Grant, type PurposeExchanges } from '../exchange.ts'

/** Exchanges that nobody should ever write: everything to everyone for everything. Against them firewalls stand alone. */
export const PERMIT_EVERYTHING: readonly PurposeExchanges[] = PURPOSES.map((name) =>
  purpose(name, [exchange(`X99-${name}`, ...AGENCIES.flatMap((agency) => CONTROLLERS.map((controller): Grant => ({
    recipient: { agency, roles: ROLES },
    controller,
    facts: FACTS.filter((fact) => fact.controller === controller).map(({ path }) => path),
    consent: 'none',
    source: 'nowhere',
  }))))]))
