import type { IResolvers } from '@graphql-tools/utils'
import type { AskedReport, MakeReport } from '../../report/make-report.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

/** The person's report, as data. */
export const createReportResolvers = (door: Door, makeReport: MakeReport): IResolvers<unknown, GatewayContext> => ({
  Query: {
    personReport: async (_root, asked: AskedReport, context, info) =>
      (await door(context, info, (bound) => makeReport(bound, asked, async (report) => report))).report,
  },
})
