import type { Label } from '../../schema/label.ts'
import type { ControlChange } from '../permission.ts'

/** What each change of control data is called. */
export const CHANGE_NAMES: Readonly<Record<ControlChange, Label>> = {
  openCase: { da: 'Åbne en sag', en: 'Open a case' },
  linkCase: { da: 'Gøre en myndighed til part i sagen', en: 'Make another a party to the case' },
  endLink: { da: 'Afslutte en parts del i sagen', en: 'End a party\'s part in the case' },
  setFileNumber: { da: 'Notere eget sagsnummer', en: 'Record the own file number' },
  moveStage: { da: 'Flytte sagen til et nyt stadie', en: 'Move the case to another stage' },
  setResidenceCategory: { da: 'Fastsætte opholdsgrundlaget', en: 'Set the ground of residence' },
  setRegion: { da: 'Fastsætte regionen', en: 'Set the region' },
  setMinor: { da: 'Notere, om personen er mindreårig', en: 'Record whether the person is a minor' },
  setVulnerable: { da: 'Notere, om personen er særligt udsat', en: 'Record whether the person is vulnerable' },
  recordDetention: { da: 'Notere en tilbageholdelse', en: 'Record a detention' },
  recordRelease: { da: 'Notere en løsladelse', en: 'Record a release' },
  setReflectionPeriod: { da: 'Fastsætte refleksions- eller restitutionsperioden', en: 'Set the reflection or restitution period' },
  extendReflectionPeriod: { da: 'Forlænge perioden', en: 'Extend the period' },
  appointRepresentative: { da: 'Notere, at en repræsentant er udpeget', en: 'Record that a representative is appointed' },
  recordDeparture: { da: 'Notere udrejsen', en: 'Record the departure' },
  giveConsent: { da: 'Indhente et samtykke', en: 'Obtain a consent' },
  withdrawConsent: { da: 'Notere, at et samtykke trækkes tilbage', en: 'Record that a consent is withdrawn' },
  showConsents: { da: 'Vise sagens samtykker', en: 'Show the consents of the case' },
  askForShare: { da: 'Bede en part om at indhente et samtykke', en: 'Ask a party to obtain a consent' },
  closeShareRequest: { da: 'Notere, at der er taget stilling til en anmodning om deling', en: 'Record that a request for a share is dealt with' },
  takeTask: { da: 'Tage en åben opgave', en: 'Take an open task' },
}
