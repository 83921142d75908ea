import { createSendAlarms } from '../alarms/send-alarms.ts'
import { createSignAlarm } from '../alarms/sign-alarm.ts'
import { createEscalate } from '../break-glass/escalate.ts'
import { createReviewBreakGlass } from '../break-glass/review-break-glass.ts'
import { createSeeReviews } from '../break-glass/see-reviews.ts'
import type { Config } from '../config.ts'
import { createPool } from '../database/pool.ts'
import type { SigningKey } from '../keys/signing-key.ts'
import type { RecordAct } from '../oversight/record-act.ts'
import { createFindings } from '../patterns/findings.ts'
import type { Refuse } from '../pipeline/refuse.ts'
import { createCommitSample } from '../sampling/commit-sample.ts'
import { createDrawSample } from '../sampling/draw-sample.ts'
import { createExplanations } from '../sampling/explanations.ts'
import { createSeeSamples } from '../sampling/see-samples.ts'
import type { Events } from '../telemetry/events.ts'
import type { CheckpointStore } from '../trail/checkpoint-store.ts'
import { repeatedly } from '../trail/repeatedly.ts'
import { createBreachActs } from './breach-acts.ts'
import { createCarryOut } from './carry-out.ts'

interface WorkDeps {
  readonly config: Pick<Config, 'databaseUrl' | 'alarms' | 'witnesses'>
  readonly orderKey: SigningKey
  readonly store: Pick<CheckpointStore, 'oldest'>
  readonly recordAct: RecordAct
  readonly refuse: Refuse
  readonly events: Events
  readonly now: () => Date
}

/** Connections for officers' queues and for alarms, and one for a draw over a large population; milliseconds of a statement. */
const QUEUES = { max: 3, statementMs: 5_000 }
const DRAWS = { max: 1, statementMs: 30_000 }

/** Milliseconds from the end of one round to the next: of alarms, and of looking for what is overdue. */
const PACE = { alarms: 500, overdue: 5_000 }

/** What officers do about break-glass, unusual patterns and samples, and the alarms, while the gateway runs. */
export const openOfficersWork = async ({ config, orderKey, store, recordAct, refuse, events, now }: WorkDeps) => {
  const pool = await createPool(config.databaseUrl, QUEUES)
  const slowPool = await createPool(config.databaseUrl, DRAWS)
  const deps = { pool, recordAct, refuse, now }
  const carryOut = createCarryOut(deps)
  const rounds = [
    { work: createSendAlarms({ pool, addresses: config.alarms, signAlarm: createSignAlarm(orderKey), events, now }), pace: PACE.alarms },
    { work: createEscalate({ pool, events, now }), pace: PACE.overdue },
  ].map(({ work, pace }) => repeatedly(() => work().catch((error: unknown) => events.failed('alarms', error)), pace))
  return {
    acts: {
      seeReviews: createSeeReviews(deps),
      reviewBreakGlass: createReviewBreakGlass(deps, carryOut),
      breach: createBreachActs(deps, carryOut),
      findings: createFindings(deps, carryOut),
      commitSample: createCommitSample(deps, carryOut),
      drawSample: createDrawSample({ ...deps, slowPool, store, quorum: config.witnesses.quorum }, carryOut),
      seeSamples: createSeeSamples(deps),
      explanations: createExplanations(deps, carryOut),
    },
    close: async (): Promise<void> => {
      await Promise.all(rounds.map(({ stop }) => stop()))
      await Promise.all([pool.end(), slowPool.end()])
    },
  }
}

export type OfficersWork = Awaited<ReturnType<typeof openOfficersWork>>['acts']
