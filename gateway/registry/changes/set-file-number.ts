import type { ChangeLaw } from '../change-law.ts'
import { isFileNumber } from '../file-number.ts'
import { numberLink } from '../link-party.ts'
import { updateCase } from '../update-case.ts'

/** A party says under which number it has the case: by that it is asked, and by no other from now on (GDPR art. 5, stk. 1, litra d). */
export const setFileNumber: ChangeLaw<{ fileNumber: string }> = {
  takesAway: true,
  asks: () => ({ kind: 'setFileNumber' }),
  details: () => ({}),
  refusal: (_controlled, { fileNumber }) => (isFileNumber(fileNumber) ? null : 'VARIABLES_INVALID'),
  effect: (controlled, { fileNumber }) => async (transaction) => {
    await updateCase(controlled, {})(transaction)
    await numberLink(controlled.handle, fileNumber)(transaction)
  },
}
