import type { Pool } from 'pg'
import type { RecordGatewayAct } from '../oversight/gateway-act.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import type { ControlData } from '../registry/control-data.ts'
import type { MakeChange } from '../registry/make-change.ts'
import type { Events } from '../telemetry/events.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import { createCorrectionNotices } from './correction-notices.ts'
import { createReportCorrection } from './report-correction.ts'
import { createSeeCorrections } from './see-corrections.ts'
import { createTellRecipients } from './tell-recipients.ts'

interface OpenDeps {
  readonly pool: Pool
  readonly makeChange: MakeChange
  readonly controlData: ControlData
  readonly recordAct: RecordAct
  readonly recordGatewayAct: RecordGatewayAct
  readonly events: Events
  readonly now: () => Date
}

/** Milliseconds between looks for corrections whose recipients are not told yet. */
const PACE = 500

/** Corrections of what was disclosed: noted by the controller, told to every recipient, confirmed by each (GDPR art. 19). */
export const openCorrections = (deps: OpenDeps) => {
  const tell = createTellRecipients(deps)
  const { stop } = repeatedly(() => tell().catch((error: unknown) => deps.events.failed('corrections', error)), PACE)
  return {
    acts: { report: createReportCorrection(deps), notices: createCorrectionNotices(deps), see: createSeeCorrections(deps) },
    close: stop,
  }
}

export type CorrectionActs = ReturnType<typeof openCorrections>['acts']
