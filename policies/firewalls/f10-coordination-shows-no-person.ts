import { EVERY_AGENCY, factsOfCategory, type Firewall } from '../firewall.ts'

/**
 * The reference groups see how far a case is, never who, where or how well a person is. That they see their own region
 * only is F7: a group is linked to the cases of its region. SR09 §2 · Det nationale referencesystem.
 */
export const F10: Firewall = {
  id: 'F10',
  says: {
    da: 'Koordination viser aldrig identitet, opholdssted eller helbred, og kun gruppens egen region.',
    en: 'Coordination never shows identity, location or health, and only the group\'s own region.',
  },
  source: 'SR09 §2 · Det nationale referencesystem',
  forbids: [{
    recipients: EVERY_AGENCY,
    purposes: ['COORDINATION'],
    facts: factsOfCategory('identity', 'location', 'health'),
  }],
}
