import type { IResolvers } from '@graphql-tools/utils'
import type { AskedPreview, CasePreview } from '../../policies/preview-case.ts'
import type { Bound } from '../../pipeline/stages.ts'
import type { GatewayContext } from '../context.ts'
import { createThrough, type Door } from '../door.ts'

type Asked = Partial<AskedPreview> & Pick<AskedPreview, 'fields'>

/** What may be seen of a case, before anything of it is asked for. */
export const createPreviewResolvers = (
  door: Door, previewCase: (bound: Bound, asked: AskedPreview) => Promise<CasePreview>,
): IResolvers<unknown, GatewayContext> => ({
  Query: {
    previewCase: createThrough(door)((bound, { id = null, fileNumber = null, fields }: Asked) =>
      previewCase(bound, { id, fileNumber, fields })),
  },
})
