import { EVERY_AGENCY, type Firewall } from '../firewall.ts'

/**
 * Help is the same whether or not the person will testify or return: those who help are not told, and no condition of an
 * exchange can ask, since none of the three is an attribute (`policies/attributes.ts`). STROM kap. 1, princip 2.
 */
export const F6: Firewall = {
  id: 'F6',
  says: {
    da: 'Bistand er den samme, uanset om personen vil vidne eller rejse hjem: hjælperne får det ikke at vide.',
    en: 'Help is the same whether or not the person will testify or return: those who help are not told.',
  },
  source: 'STROM kap. 1, princip 2',
  forbids: [{
    recipients: EVERY_AGENCY,
    purposes: ['ASSISTANCE'],
    facts: ['CMM.willingToTestify', 'CMM.returnWish', 'NEC.investigationStatus'],
  }],
}
