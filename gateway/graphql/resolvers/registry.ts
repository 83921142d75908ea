import type { IResolvers } from '@graphql-tools/utils'
import type { Region, ResidenceCategory, Stage } from '../../../schema/control-data.ts'
import type { ChangeLaw } from '../../registry/change-law.ts'
import { appointRepresentative } from '../../registry/changes/appoint-representative.ts'
import { endLink } from '../../registry/changes/end-link.ts'
import { extendReflectionPeriod } from '../../registry/changes/extend-reflection-period.ts'
import { linkCase } from '../../registry/changes/link-case.ts'
import { moveStage } from '../../registry/changes/move-stage.ts'
import { recordDeparture } from '../../registry/changes/record-departure.ts'
import { recordDetention } from '../../registry/changes/record-detention.ts'
import { recordRelease } from '../../registry/changes/record-release.ts'
import { setFileNumber } from '../../registry/changes/set-file-number.ts'
import { setMinor } from '../../registry/changes/set-minor.ts'
import { setReflectionPeriod } from '../../registry/changes/set-reflection-period.ts'
import { setRegion } from '../../registry/changes/set-region.ts'
import { setResidenceCategory } from '../../registry/changes/set-residence-category.ts'
import { setVulnerable } from '../../registry/changes/set-vulnerable.ts'
import { takeTask, type TakeTask } from '../../registry/changes/take-task.ts'
import type { MakeChange } from '../../registry/make-change.ts'
import type { OpenCase, OpenedCase } from '../../registry/open-case.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** The changes of control data, each by its own law. */
export const createRegistryResolvers = (door: Door, makeChange: MakeChange, openCase: OpenCase): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)
  const change = <Input>(law: ChangeLaw<Input>) => through((bound, args: { readonly case: string } & Input) =>
    makeChange.ofCase(bound, { handle: args.case, input: args, law }))

  return {
    Mutation: {
      openCase: through((bound, { input }: { input: OpenedCase }) => openCase(bound, input)),
      linkCase: change<{ party: string; fileNumber: string | null }>(linkCase),
      endLink: change<{ party: string }>(endLink),
      setFileNumber: change<{ fileNumber: string }>(setFileNumber),
      moveStage: change<{ to: Stage }>(moveStage),
      setResidenceCategory: change<{ to: ResidenceCategory }>(setResidenceCategory),
      setRegion: change<{ to: Region }>(setRegion),
      setMinor: change<{ to: boolean }>(setMinor),
      setVulnerable: change<{ to: boolean }>(setVulnerable),
      recordDetention: change<{ since: Date }>(recordDetention),
      recordRelease: change<{ at: Date }>(recordRelease),
      setReflectionPeriod: change<{ starts: string }>(setReflectionPeriod),
      extendReflectionPeriod: change<{ ends: string; askedOn: string }>(extendReflectionPeriod),
      appointRepresentative: change<{ since: Date }>(appointRepresentative),
      recordDeparture: change<{ on: string }>(recordDeparture),
      takeTask: change<TakeTask>(takeTask),
    },
  }
}
