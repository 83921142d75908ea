import type { Label } from '../../schema/label.ts'
import { valueTerm } from './constraints.ts'
import { own, type Term } from './terms.ts'

const CONCEPT = 'skos:Concept'

const operand = (name: string, da: string, en: string): Term =>
  ({ uid: own(name), '@type': 'LeftOperand', label: { da: name, en: name }, definition: { da, en } })

/** What a rule may ask about (`attributes.ts`). */
export const OPERANDS: readonly Term[] = [
  operand('role', 'Medarbejderens rolle hos modtageren.', 'What the employee is at the recipient.'),
  operand('linked', 'Om modtageren er part i sagen.', 'Whether the recipient is a party to the case.'),
  operand('closed', 'Om sagen har været lukket i 90 dage.', 'Whether the case has been closed for 90 days.'),
  operand('residence', 'Opholdsgrundlaget.', 'The ground of residence.'),
  operand('stage', 'Sagens stadie.', 'The stage of the case.'),
  operand('minor', 'Om personen er mindreårig.', 'Whether the person is a minor.'),
  operand('vulnerable', 'Om personen er særligt udsat.', 'Whether the person is vulnerable.'),
  operand('reintegrationReporting', 'Om der stadig skal rapporteres om reintegrationen.', 'Whether the reintegration is still reported on.'),
  operand('consent', 'Det samtykke, som dækker modtager, formål og art (F8, F9).',
    'The consent that covers recipient, purpose and category (F8, F9).'),
]

const concept = (uid: string, label: Label, definition: Label, broader: string): Term =>
  ({ uid, '@type': CONCEPT, label, definition, broader })

const CONSENT = 'dpv:ExplicitlyExpressedConsent'

/** Terms that stand by themselves: actions, the property of secrecy, and the forms of a consent. */
export const PLAIN_TERMS: readonly Term[] = [
  {
    uid: own('disclose'), '@type': 'Action', label: { da: 'videregive', en: 'disclose' },
    definition: {
      da: 'Modtageren får oplysningen vist, og videregivelsen er først registreret.',
      en: 'The recipient is shown the fact, after the disclosure is recorded.',
    },
  },
  {
    uid: own('review'), '@type': 'Action', label: { da: 'gennemgå inden 72 timer', en: 'review within 72 hours' },
    definition: {
      da: 'Opslaget efterprøves af en anden end den, der foretog det.', en: 'The disclosure is examined by another than its maker.',
    },
  },
  {
    uid: own('secrecyLiftedBy'), '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#Property',
    label: { da: 'tavshedspligten viger efter', en: 'duty of secrecy yields to' },
    definition: {
      da: 'Hjemlen til at give en fortrolig oplysning videre: et andet spørgsmål end behandlingsgrundlaget.',
      en: 'What allows a confidential fact to be told on: another question than the legal basis of the processing.',
    },
  },
  concept(valueTerm('consent', 'spoken'), { da: 'mundtligt samtykke', en: 'spoken consent' },
    { da: 'Givet mundtligt efter forklaring.', en: 'Given by word of mouth, after explanation.' }, CONSENT),
  concept(valueTerm('consent', 'inWriting'), { da: 'skriftligt samtykke', en: 'consent in writing' },
    { da: 'Givet skriftligt efter forklaring.', en: 'Given in writing, after explanation.' }, CONSENT),
  concept(valueTerm('consent', 'absent'), { da: 'intet samtykke', en: 'no consent' },
    { da: 'Intet gældende samtykke dækker oplysningen.', en: 'No consent in force covers it.' }, own('consent')),
]
