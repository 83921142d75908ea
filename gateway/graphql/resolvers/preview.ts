import type { IResolvers } from '@graphql-tools/utils'
import type { AskedPreview, CasePreview } from '../../policies/preview-case.ts'
import type { Bound } from '../../pipeline/stages.ts'
import type { GatewayContext } from '../context.ts'
import type { Door } from '../door.ts'

/** What may be seen of a case, before anything of it is asked for. */
export const createPreviewResolvers = (
  door: Door, previewCase: (bound: Bound, asked: AskedPreview) => Promise<CasePreview>,
): IResolvers<unknown, GatewayContext> => ({
  Query: {
    previewCase: (_root, { id = null, fileNumber = null, fields }: Partial<AskedPreview> & Pick<AskedPreview, 'fields'>, context, info) =>
      door(context, info, (bound) => previewCase(bound, { id, fileNumber, fields })),
  },
})
