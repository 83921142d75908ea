import type { ControlChange, Permission } from './permission.ts'
import { SET_MINOR } from './permissions/age.ts'
import {
  APPOINT_REPRESENTATIVE, EXTEND_REFLECTION_PERIOD, RECORD_DEPARTURE, RECORD_DETENTION, RECORD_RELEASE, SET_REFLECTION_PERIOD,
} from './permissions/clocks.ts'
import { CONSENTS } from './permissions/consents.ts'
import { SET_FILE_NUMBER } from './permissions/file-numbers.ts'
import { END_LINK, LINK_CASE, OPEN_CASE } from './permissions/opening-and-linking.ts'
import { ASK_FOR_SHARE, CLOSE_SHARE_REQUEST } from './permissions/shares.ts'
import { MOVE_STAGE, SET_REGION, SET_RESIDENCE_CATEGORY } from './permissions/stages-and-residence.ts'
import { TAKE_TASK } from './permissions/tasks.ts'
import { SET_VULNERABLE } from './permissions/vulnerability.ts'

/** Who may change what the gateway itself holds of a case. */
export const PERMISSIONS: Readonly<Record<ControlChange, readonly Permission[]>> = {
  openCase: OPEN_CASE,
  linkCase: LINK_CASE,
  endLink: END_LINK,
  setFileNumber: SET_FILE_NUMBER,
  moveStage: MOVE_STAGE,
  setResidenceCategory: SET_RESIDENCE_CATEGORY,
  setRegion: SET_REGION,
  setMinor: SET_MINOR,
  setVulnerable: SET_VULNERABLE,
  recordDetention: RECORD_DETENTION,
  recordRelease: RECORD_RELEASE,
  setReflectionPeriod: SET_REFLECTION_PERIOD,
  extendReflectionPeriod: EXTEND_REFLECTION_PERIOD,
  appointRepresentative: APPOINT_REPRESENTATIVE,
  recordDeparture: RECORD_DEPARTURE,
  giveConsent: CONSENTS,
  withdrawConsent: CONSENTS,
  showConsents: CONSENTS,
  takeTask: TAKE_TASK,
  askForShare: ASK_FOR_SHARE,
  closeShareRequest: CLOSE_SHARE_REQUEST,
}
