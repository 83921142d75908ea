import { performance } from 'node:perf_hooks'
import { operationOfChange, type Operation } from '../../policies/logged-operations.ts'
import { mayChange, type Change } from '../../policies/may-change.ts'
import { legalBasesOf, regimeOf } from '../../policies/purposes.ts'
import type { Code } from '../codes.ts'
import type { AttemptLimit } from '../identity/attempt-limit.ts'
import { receiptOf } from '../pipeline/receipt.ts'
import { actorOf, type Refuse } from '../pipeline/refuse.ts'
import type { RequireActive } from '../pipeline/require-active.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import type { Events } from '../telemetry/events.ts'
import { currentTraceId } from '../telemetry/traced.ts'
import type { RegistryEntry } from '../trail/entry.ts'
import { TrailUnavailable, type RestsOn, type Trail } from '../trail/trail.ts'
import { CaseMoved, ChangeRefused, type ChangeLaw, type Details, type Effect } from './change-law.ts'
import { asItStands, type ControlData, type ControlledCase, type FoundCase } from './control-data.ts'
import { standingOf } from './standing.ts'

interface MakeChangeDeps {
  readonly trail: Trail
  readonly controlData: ControlData
  readonly refuse: Refuse
  readonly requireActive: RequireActive
  /** The policies in force; null where it is not known which. */
  readonly policyVersion: () => string | null
  readonly now: () => Date
  readonly events: Events
  /** Waits until every answer that could rest on what was taken away has left or lapsed (P5). */
  readonly untilLapsed: () => Promise<void>
  /** How often parties have moved cases this minute. */
  readonly moves: AttemptLimit
}

/** A change as it is asked for: of one case, by the asker's own handle. */
export interface AskedChange<Input> {
  readonly handle: string
  readonly input: Input
  readonly law: ChangeLaw<Input>
}

/** A case that was changed, by the asker's own handle. */
export interface Changed {
  readonly case: string
  readonly receipt: Receipt
}

/** One change, with the leaf that says so, in one transaction: both are durable, or neither is. */
export interface WrittenChange {
  readonly name: string
  readonly handle: string | null
  /** What it is, of the operations that the law has logged; left out where nothing of a person is touched. */
  readonly operations?: readonly Operation[]
  readonly details: Details
  /** The policies that it was decided by; left out where those in force when it is written are meant. */
  readonly policyVersion?: string
  /** What the change brings about besides, in a leaf of its own. */
  readonly brings?: { readonly name: string; readonly details: Details } | undefined
  readonly restsOn: readonly RestsOn[]
  readonly effect: Effect
}

/** That something was told, as its leaf says it. */
type Telling = Pick<WrittenChange, 'name' | 'handle' | 'operations' | 'details' | 'policyVersion'>

/** The leaf of what is told; `stoodAt` is when its cases were last seen to stand, as of `Recorded`. */
export interface Told {
  readonly receipt: Receipt
  readonly stoodAt: number
}

/** How often a change is tried while others of the same case come first. */
const ATTEMPTS = 5

/** How often a party moves one case in a minute, at most: each time answers under way about it are made anew. */
const MOST_MOVES = 60

/** Changes control data: permitted, allowed by law, and recorded in the transaction that makes it so. @throws {Refused} */
export const createMakeChange = (deps: MakeChangeDeps) => {
  const { refuse } = deps

  /** Undefined when the case moved meanwhile. */
  const write = async (bound: Bound, written: WrittenChange): Promise<Receipt | undefined> => {
    const { name, handle, operations = [], details, policyVersion = deps.policyVersion(), brings, restsOn, effect } = written
    const { purpose, agency } = bound.asking
    await deps.requireActive(bound, handle)
    const entry: RegistryEntry = {
      kind: 'registry', at: deps.now().toISOString(), disclosureId: bound.disclosureId, actor: actorOf(bound.authenticated),
      purpose, reason: bound.reason, regime: regimeOf(purpose, agency), operations, legalBases: legalBasesOf(purpose, agency),
      policyVersion, change: name, handle, details, traceId: currentTraceId(),
    }
    const entries = brings ? [entry, { ...entry, change: brings.name, details: brings.details }] : [entry]
    try {
      const appended = await deps.trail.append({ restsOn, entries, change: effect })
      if (!appended.stood) return undefined
      deps.events.changed({ recipient: bound.asking.recipient, change: name })
      return receiptOf(bound, appended)
    } catch (error) {
      if (error instanceof CaseMoved) return undefined
      if (error instanceof ChangeRefused) return refuse(bound, error.code, handle)
      throw error
    }
  }

  const ofCase = async <Input>(bound: Bound, { handle, input, law }: AskedChange<Input>): Promise<Changed | undefined> => {
    const controlled = await deps.controlData.byHandle(bound.asking.recipient, handle)
    if (!controlled) return refuse(bound, 'CASE_NOT_AVAILABLE', handle)
    const at = deps.now()
    const asked = law.asks(input)
    const refusal = refusalOf(bound, asked, controlled, law.refusal(controlled, input, at), at)
    if (refusal) return refuse(bound, refusal, handle)
    const receipt = await write(bound, {
      name: asked.kind, handle, operations: [operationOfChange(asked.kind)], details: law.details(input), effect: law.effect(controlled, input, at),
      restsOn: [asItStands(controlled)],
    })
    return receipt && { case: handle, receipt }
  }

  const untilMade = async <Input>(bound: Bound, asked: AskedChange<Input>): Promise<Changed> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const changed = await ofCase(bound, asked)
      if (changed) return changed
    }
    return refuse(bound, 'CHANGED_MEANWHILE', asked.handle)
  }

  /** Does what moves a case, unless the party moves it without end, which would keep all others from it (P11). @throws {Refused} */
  const moving = async <T>(bound: Bound, handle: string, move: () => Promise<T>): Promise<T> => {
    const whose = `${bound.asking.recipient} ${handle}`
    if (deps.moves.of(whose) >= MOST_MOVES) return refuse(bound, 'TOO_MANY_CHANGES', handle)
    const moved = await move()
    deps.moves.add(whose)
    return moved
  }

  const untilGone = async (): Promise<void> => {
    await deps.untilLapsed()
    if (!deps.trail.isOpen()) throw new TrailUnavailable('it is not known that what was taken away is gone for good')
  }

  return {
    refuse,
    write,
    moving,
    /** What is told of cases to one who changes nothing: by its leaf, and while they stand as they were found (P5, F7). */
    tell: async (bound: Bound, cases: readonly FoundCase[], telling: Telling): Promise<Told> => {
      const stoodAt = performance.now()
      const receipt = await write(bound, { ...telling, restsOn: cases.map(asItStands), effect: async () => {} })
      return receipt ? { receipt, stoodAt } : refuse(bound, 'CHANGED_MEANWHILE', telling.handle)
    },
    /**
     * A change of one case, tried again when another change came first. What takes something away is acknowledged, also as
     * done before or as perhaps done, once no answer that rests on what was leaves any more, on any replica (P5); not while the
     * trail is away, for a database may take over that lacks it. However often a case was changed, a consent can be withdrawn
     * (GDPR art. 7, stk. 3).
     */
    ofCase: <Input>(bound: Bound, asked: AskedChange<Input>): Promise<Changed> => {
      const isWithdrawal = asked.law.asks(asked.input).kind === 'withdrawConsent'
      const changed = isWithdrawal ? untilMade(bound, asked) : moving(bound, asked.handle, () => untilMade(bound, asked))
      return asked.law.takesAway ? changed.finally(untilGone) : changed
    },
  }
}

/** Who may not make the change is told just that; who may, is told what the law does not allow of it. */
const refusalOf = (bound: Bound, asked: Change, controlled: ControlledCase, law: Code | null, at: Date): Code | null => {
  const decision = mayChange(bound.asking, asked, standingOf(controlled, at), at)
  if (decision.permitted) return law
  if (decision.because === 'NOT_PERMITTED') return 'FORBIDDEN'
  return law ?? (decision.because === 'CONSENT_MISSING' ? 'CONSENT_REQUIRED' : 'NOT_APPLICABLE')
}

export type MakeChange = ReturnType<typeof createMakeChange>
