import type { Stage } from '../schema/control-data.ts'

/**
 * Which stage may follow which. A person may turn out to be no victim (HP19 · Identifikation af ofre), and an accepted
 * return may be declined again (STROM kap. 5 · Informeret aftale og valg); a closed case stays closed.
 */
export const FOLLOWED_BY: Readonly<Record<Stage, readonly Stage[]>> = {
  presumed: ['underAssessment', 'closed'],
  underAssessment: ['identified', 'notIdentified', 'closed'],
  identified: ['reflection', 'restitution', 'returnPrepared', 'notIdentified', 'closed'],
  notIdentified: ['underAssessment', 'closed'],
  reflection: ['returnPrepared', 'returned', 'notIdentified', 'closed'],
  restitution: ['returnPrepared', 'returned', 'notIdentified', 'closed'],
  returnPrepared: ['returned', 'reflection', 'restitution', 'notIdentified', 'closed'],
  returned: ['closed'],
  closed: [],
}

export const mayFollow = (from: Stage, to: Stage): boolean => FOLLOWED_BY[from].includes(to)
