import type { IResolvers } from '@graphql-tools/utils'
import type { OversightActs } from '../../oversight/oversight.ts'
import type { AskedSearch } from '../../oversight/saved-searches.ts'
import type { AskedEntries } from '../../oversight/see-entries.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

/** What officers see of the trail, and what they keep. */
export const createOversightResolvers = (door: Door, acts: OversightActs): IResolvers<unknown, GatewayContext> => {
  const through = createThrough(door)

  return {
    Query: {
      overseenEntries: through((bound, asked: AskedEntries) => acts.see(bound, asked)),
      entryCounts: through((bound, { filter }: { filter?: unknown }) => acts.count(bound, filter)),
      overseenEntry: through((bound, { log, leaf }: { log: string; leaf: string }) => acts.showEntry(bound, log, leaf)),
      whoCouldSee: through((bound, { fact, at }: { fact: string; at: Date }) => acts.readersThenAndNow(bound, fact, at)),
      savedSearches: through((bound) => acts.searches.list(bound)),
      trailState: through((bound) => acts.trailState(bound)),
      supervisions: through((bound) => acts.supervisions.list(bound)),
      retention: through((bound) => acts.seeRetention(bound)),
    },
    Mutation: {
      saveSearch: through((bound, asked: AskedSearch) => acts.searches.save(bound, asked)),
      openSupervision: through((bound, { until }: { until: Date }) => acts.supervisions.open(bound, until)),
      endSupervision: through((bound) => acts.supervisions.end(bound)),
      removeSearch: through((bound, { id }: { id: string }) => acts.searches.remove(bound, id)),
    },
  }
}
