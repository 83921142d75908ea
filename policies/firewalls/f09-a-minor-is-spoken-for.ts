import type { ConsentGiver } from '../../schema/control-data.ts'
import type { ConsentRecord } from '../decision.ts'
import type { Firewall } from '../firewall.ts'

/**
 * For a minor only the representative or a custody holder consents, and never one suspected of taking part.
 * An adult consents in person. SR09 §4 (a parent who took part in the trafficking is not looked for); HP19 · Bistand og støtte.
 */
export const F9: Firewall = {
  id: 'F9',
  says: {
    da: 'For en mindreårig samtykker repræsentanten eller forældremyndighedens indehaver, aldrig en mistænkt.',
    en: 'For a minor the representative or a custody holder consents, never one who is suspected.',
  },
  source: 'SR09 §4; HP19 · Bistand og støtte',
  forbids: [],
}

const SPEAKS_FOR_A_MINOR: readonly ConsentGiver[] = ['representative', 'custodyHolder']

export const isGivenByOneWhoMay = (record: ConsentRecord, minor: boolean): boolean =>
  !record.giverSuspected && (minor ? SPEAKS_FOR_A_MINOR.includes(record.givenBy) : record.givenBy === 'dataSubject')
