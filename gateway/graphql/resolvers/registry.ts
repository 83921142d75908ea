import type { IResolvers } from '@graphql-tools/utils'
import type { GraphQLResolveInfo } from 'graphql'
import type { Region, ResidenceCategory, Stage } from '../../../schema/control-data.ts'
import type { ChangeLaw } from '../../registry/change-law.ts'
import { appointRepresentative } from '../../registry/changes/appoint-representative.ts'
import { endLink } from '../../registry/changes/end-link.ts'
import { extendReflectionPeriod } from '../../registry/changes/extend-reflection-period.ts'
import { linkCase } from '../../registry/changes/link-case.ts'
import { moveStage } from '../../registry/changes/move-stage.ts'
import { recordDeparture } from '../../registry/changes/record-departure.ts'
import { recordDetention } from '../../registry/changes/record-detention.ts'
import { setMinor } from '../../registry/changes/set-minor.ts'
import { setReflectionPeriod } from '../../registry/changes/set-reflection-period.ts'
import { setRegion } from '../../registry/changes/set-region.ts'
import { setResidenceCategory } from '../../registry/changes/set-residence-category.ts'
import { setVulnerable } from '../../registry/changes/set-vulnerable.ts'
import type { MakeChange } from '../../registry/make-change.ts'
import type { OpenCase, OpenedCase } from '../../registry/open-case.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

type OfCase = { readonly case: string }
type Resolve<Args> = (root: unknown, args: Args, context: GatewayContext, info: GraphQLResolveInfo) => Promise<OfCase>

/** The changes of control data, each by its own law. */
export const createRegistryResolvers = (door: Door, makeChange: MakeChange, openCase: OpenCase): IResolvers => {
  const change = <Input>(law: ChangeLaw<Input>): Resolve<OfCase & Input> =>
    async (_root, args, context, info) => {
      const { controlled } = await door(context, info, (bound) =>
        makeChange.ofCase(bound, { handle: args.case, input: args, law }))
      return { case: controlled.handle }
    }
  const openCaseResolver: Resolve<{ input: OpenedCase }> = async (_root, { input }, context, info) =>
    ({ case: (await door(context, info, (bound) => openCase(bound, input))).handle })

  return {
    Mutation: {
      openCase: openCaseResolver,
      linkCase: change<{ party: string; fileNumber: string | null }>(linkCase),
      endLink: change<{ party: string }>(endLink),
      moveStage: change<{ to: Stage }>(moveStage),
      setResidenceCategory: change<{ to: ResidenceCategory }>(setResidenceCategory),
      setRegion: change<{ to: Region }>(setRegion),
      setMinor: change<{ to: boolean }>(setMinor),
      setVulnerable: change<{ to: boolean }>(setVulnerable),
      recordDetention: change<{ since: Date }>(recordDetention),
      setReflectionPeriod: change<{ starts: string }>(setReflectionPeriod),
      extendReflectionPeriod: change<{ ends: string; askedOn: string }>(extendReflectionPeriod),
      appointRepresentative: change<{ since: Date }>(appointRepresentative),
      recordDeparture: change<{ on: string }>(recordDeparture),
    },
  }
}
