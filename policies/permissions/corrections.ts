import { agencyOf, CONTROLLERS, type Agency } from '../../schema/agency.ts'
import type { Role } from '../../schema/role.ts'
import type { Asking } from '../decision.ts'

/** Those who hold a person's case at an agency, and its officer: they correct, and are told of corrections. */
const HOLDERS: readonly Role[] = ['caseworker', 'contactPerson', 'assessor', 'investigator', 'inspector', 'dpo']

const holdsCases = ({ recipient, agency, role }: Asking): boolean => agencyOf(recipient) === agency && HOLDERS.includes(role)

/**
 * A controller that corrects or erases what was disclosed has each recipient told, for whatever purpose it holds the case
 * and also when the case is closed: GDPR art. 16, 17 og 19; direktiv (EU) 2016/680 art. 7, stk. 3, og art. 16, stk. 6.
 */
export const mayReportCorrection = (asking: Asking): boolean =>
  holdsCases(asking) && CONTROLLERS.some((agency: Agency) => agency === asking.agency) && asking.agency !== 'SAMSYN'

/** Whoever holds the case at a recipient sees what it was told, and confirms it (GDPR art. 19). */
export const mayConfirmCorrection = holdsCases
