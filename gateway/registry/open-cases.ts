import type { ControlData, ControlledCase } from './control-data.ts'
import { NATIONAL_GROUP } from './reference-group.ts'

const PAGE = 500

/** Every case that is not closed, as the national reference group is a party to it. */
export const openCases = async (controlData: Pick<ControlData, 'page'>, after: string | null = null): Promise<readonly ControlledCase[]> => {
  const page = await controlData.page(NATIONAL_GROUP, after, PAGE)
  const cases = page.slice(0, PAGE)
  const last = page.length > PAGE ? cases.at(-1) : undefined
  return [...cases.filter(({ stage }) => stage !== 'closed'), ...last ? await openCases(controlData, last.handle) : []]
}
