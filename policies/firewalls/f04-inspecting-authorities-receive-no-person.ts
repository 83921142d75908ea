import { EVERY_FACT, EVERY_PURPOSE, type Firewall } from '../firewall.ts'

/**
 * The tax administration and the Labour Inspection tell what they notice; they receive no fact about a person.
 * HP19 · Oversigt over koordinerende og udførende statslige aktører.
 */
export const F4: Firewall = {
  id: 'F4',
  says: {
    da: 'Skatteforvaltningen og Arbejdstilsynet modtager ingen oplysninger om en person.',
    en: 'The tax administration and the Labour Inspection receive no fact about a person.',
  },
  source: 'HP19 · Oversigt · SKAT; HP19 · Oversigt · Arbejdstilsynet',
  forbids: [{ recipients: ['SKAT', 'AT'], purposes: EVERY_PURPOSE, facts: EVERY_FACT }],
}
