import { allBut, EVERY_AGENCY, EVERY_FACT, EVERY_PURPOSE, type Firewall } from '../firewall.ts'

/** Ninety days after closing, a case discloses nothing; the oversight of what it disclosed goes on. GDPR art. 5, stk. 1, litra e. */
export const F13: Firewall = {
  id: 'F13',
  says: {
    da: 'En sag, der har været lukket i 90 dage, giver intet; kun tilsynet med det, der er givet, fortsætter.',
    en: 'A case that has been closed for 90 days gives nothing; only the oversight of what was given goes on.',
  },
  source: 'GDPR art. 5, stk. 1, litra e',
  forbids: [{
    recipients: EVERY_AGENCY,
    purposes: allBut(EVERY_PURPOSE, ['OVERSIGHT']),
    facts: EVERY_FACT,
    when: { closed: [true] },
  }],
}

const NINETY_DAYS = 90 * 24 * 60 * 60 * 1000

/** Whether a case has been closed for ninety days or more. */
export const isSilent = (closedAt: Date | null, at: Date): boolean =>
  closedAt !== null && at.getTime() - closedAt.getTime() >= NINETY_DAYS
