import type { DataCategory } from '../data-category.ts'
import type { Label } from '../label.ts'

/** What the categories of data are called: what a person consents to sharing. */
export const CATEGORY_NAMES: Readonly<Record<DataCategory, Label>> = {
  identity: { da: 'identitet', en: 'identity' },
  contact: { da: 'kontakt', en: 'contact' },
  encounter: { da: 'mødet med politiet', en: 'encounter with the police' },
  assessment: { da: 'vurdering', en: 'assessment' },
  indicators: { da: 'tegn på menneskehandel', en: 'signs of trafficking' },
  health: { da: 'helbred', en: 'health' },
  accommodation: { da: 'indkvartering og behov', en: 'accommodation and needs' },
  location: { da: 'opholdssted', en: 'location' },
  risk: { da: 'risiko', en: 'danger' },
  residence: { da: 'ophold', en: 'residence' },
  asylum: { da: 'asyl', en: 'asylum' },
  return: { da: 'hjemrejse', en: 'return' },
  representative: { da: 'repræsentant', en: 'representative' },
  workplace: { da: 'arbejdsplads', en: 'workplace' },
  income: { da: 'indkomst', en: 'income' },
  investigation: { da: 'efterforskning', en: 'investigation' },
  witness: { da: 'vidne', en: 'witness' },
  operations: { da: 'politiaktioner', en: 'police operations' },
  coordination: { da: 'sagens gang', en: 'progress of the case' },
}
