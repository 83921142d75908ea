import { EVERY_AGENCY, EVERY_FACT, EVERY_PURPOSE, type Firewall } from '../firewall.ts'

/**
 * A party that is not linked to a case gets nothing of it. That it cannot tell such a case from none is the pipeline's:
 * it answers both alike (P6). Forvaltningsloven § 27; GDPR art. 5, stk. 1, litra f.
 */
export const F7: Firewall = {
  id: 'F7',
  says: {
    da: 'Den, der ikke er part i sagen, får intet og kan ikke se, om sagen findes.',
    en: 'One who is not a party to the case gets nothing, and cannot see whether the case exists.',
  },
  source: 'STROM kap. 5 · Tavshedspligt',
  forbids: [{ recipients: EVERY_AGENCY, purposes: EVERY_PURPOSE, facts: EVERY_FACT, when: { linked: [false] } }],
}
