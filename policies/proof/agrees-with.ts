import { NOW } from './circumstances.ts'
import type { PlainReading } from './plain-reading.ts'
import type { Property } from './property.ts'

/** What another reader of the same law permits is permitted, and nothing else. */
export const agreesWith = (who: string, permits: PlainReading): Property => ({
  id: who,
  says: `${who} permits the same`,
  whateverIsExchanged: true,
  holds: ({ permit, asking, standing, fact }) => (permit !== undefined) === permits(asking, standing, fact, NOW),
})
