/**
 * Every code that the gateway can answer with, its HTTP status and its sentence. Nothing of a request is ever echoed:
 * a sentence says what to do, and is the same for every request.
 */
export const CODES = {
  UNAUTHENTICATED: [401, 'the access token is missing or not accepted: get a new one from your issuer'],
  PURPOSE_MISMATCH: [403, 'the access token grants another purpose than the operation states: get a token for this purpose'],
  FORBIDDEN: [403, 'your agency and role may not do this for this purpose'],
  CASE_NOT_AVAILABLE: [200, 'there is no such case for your agency: check the file number or the handle'],
  PURPOSE_MISSING: [400, 'say what the operation is for: add `@purpose(is: ..., reason: ...)` to it'],
  REASON_INVALID: [400, 'give the reason in 5 to 500 characters; for VITAL_INTERESTS in 20 or more'],
  ONE_DISCLOSURE: [400, 'ask for one case or one page of cases, or make one change, in each operation'],
  ONE_OPERATION: [400, 'send one operation in each request'],
  TOO_DEEP: [400, 'the operation is nested too deeply: leave levels out'],
  TOO_MANY_ALIASES: [400, 'the operation has too many aliases: ask for each field once'],
  TOO_MANY_DIRECTIVES: [400, 'the operation has too many directives: leave some out'],
  PAGE_INVALID: [400, 'ask for 1 to 100 cases a page, after a cursor that an earlier page gave'],
  SYNTAX_INVALID: [400, 'the operation is not GraphQL, or too long: check it at the location given'],
  OPERATION_INVALID: [400, 'the operation does not fit the contract: check it at the location given'],
  VARIABLES_INVALID: [400, 'the variables do not fit the operation: check their names and types against the contract'],
  REQUEST_INVALID: [400, 'the request is not GraphQL over HTTP: send POST with a JSON body of `query` and `variables`'],
  REQUEST_TOO_LARGE: [413, 'the request is too large: send less than 100 KB'],
  REFLECTION_NOT_APPLICABLE: [200, 'a reflection or restitution period is set when the person is identified as trafficked'],
  REFLECTION_TOO_LONG: [200, 'the period would be longer than the action plan allows: choose an earlier last day'],
  EXTENSION_TOO_LATE: [200, 'an extension must be asked for before the period runs out'],
  EXTENSION_NOT_LONGER: [200, 'an extension must end later than the period does'],
  NOT_APPLICABLE: [200, 'the case is not where this change applies: see the permissions of your agency and role'],
  CONSENT_REQUIRED: [200, 'the party becomes a party to the case only with a consent in force that names it'],
  STAGE_ORDER: [200, 'the case cannot move to this stage from where it stands'],
  DATE_INVALID: [200, 'the date cannot be right: it lies in the future, or before what it follows'],
  CONSENT_BY_MINOR: [200, 'for a minor the representative or custody holder consents, not the minor'],
  CONSENT_BY_SUSPECT: [200, 'a custody holder suspected of taking part cannot consent'],
  CONSENT_GIVER_INVALID: [200, 'only a minor has a representative or custody holder who consents'],
  CONSENT_PERIOD_INVALID: [200, 'a consent ends after it begins, within two years, and does not begin in the future'],
  CONSENT_SCOPE_INVALID: [200, 'name at least one known recipient, purpose and data category'],
  CONSENT_NOT_AVAILABLE: [200, 'there is no such consent record in a case of your agency'],
  CONSENT_ALREADY_WITHDRAWN: [200, 'the consent is already withdrawn'],
  PARTY_UNKNOWN: [200, 'there is no such party: use an agency code, or one organisation such as `NGO-REDEN`'],
  FILE_NUMBER_TAKEN: [200, 'the file number already names another case, or the party is already linked'],
  CHANGED_MEANWHILE: [503, 'the case changed while it was being answered: ask again'],
  TRAIL_UNAVAILABLE: [503, 'nothing can be recorded now, so nothing is answered: ask again in a minute'],
  UNAVAILABLE: [503, 'the gateway cannot answer now: ask again in a minute'],
  INTERNAL: [500, 'the gateway failed: quote the request id to support'],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type Code = keyof typeof CODES

export const isCode = (code: unknown): code is Code => typeof code === 'string' && Object.hasOwn(CODES, code)
