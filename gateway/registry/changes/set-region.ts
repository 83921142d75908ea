import type { Region } from '../../../schema/control-data.ts'
import type { ChangeLaw } from '../change-law.ts'
import { endLink, linkParty } from '../link-party.ts'
import { groupOf } from '../reference-group.ts'
import { updateCase } from '../update-case.ts'

/** With the region the case passes from one reference group to another (SR09 §2 · Det nationale referencesystem). */
export const setRegion: ChangeLaw<{ to: Region }> = {
  takesAway: true,
  asks: () => ({ kind: 'setRegion' }),
  details: ({ to }) => ({ to }),
  refusal: () => null,
  effect: (controlled, { to }, at) => async (transaction) => {
    await updateCase(controlled, { region: to })(transaction)
    if (controlled.region === to) return
    await endLink(controlled.caseId, groupOf(controlled.region), at)(transaction)
    await linkParty(controlled.caseId, groupOf(to), null, at)(transaction)
  },
}
