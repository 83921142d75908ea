import type { Bound } from '../pipeline/stages.ts'
import type { ControlData, ControlledCase } from '../registry/control-data.ts'
import type { MakeChange, Told } from '../registry/make-change.ts'
import type { Details } from '../registry/change-law.ts'

/** A case whose decisions are examined: what is told of it tells of the person's consents, and leaves a leaf. */
export type ExaminedCase = (bound: Bound, handle: string, name: string, details: Details) =>
  Promise<Told & { readonly controlled: ControlledCase }>

/** Reads a case of the asker's own party, and records that its decisions were examined. @throws {Refused} */
export const createExaminedCase = (controlData: ControlData, makeChange: MakeChange): ExaminedCase =>
  async (bound, handle, name, details) => {
    const controlled = await controlData.byHandle(bound.asking.recipient, handle)
    if (!controlled) return makeChange.refuse(bound, 'CASE_NOT_AVAILABLE', handle)
    return { controlled, ...await makeChange.tell(bound, [controlled], { name, handle, operations: ['consultation'], details }) }
  }
