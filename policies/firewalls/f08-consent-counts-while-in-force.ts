import type { ConsentRecord } from '../decision.ts'
import type { Firewall } from '../firewall.ts'

/** A withdrawn, ended or not yet begun consent permits nothing. STROM kap. 5 · Informeret aftale og valg; GDPR art. 7, stk. 3. */
export const F8: Firewall = {
  id: 'F8',
  says: {
    da: 'Et samtykke, som er trukket tilbage, udløbet eller endnu ikke begyndt, tillader intet.',
    en: 'A consent that is withdrawn, ended or not yet begun permits nothing.',
  },
  source: 'STROM kap. 5 · Informeret aftale og valg',
  forbids: [],
}

/** A withdrawal counts from when it is recorded, whatever its clock says: parties' clocks differ. */
export const isWithdrawn = (record: ConsentRecord): boolean => record.withdrawnAt !== null

export const hasEnded = (record: ConsentRecord, at: Date): boolean => !(at < record.validUntil)

export const isInForce = (record: ConsentRecord, at: Date): boolean =>
  !isWithdrawn(record) && record.validFrom <= at && at < record.validUntil
