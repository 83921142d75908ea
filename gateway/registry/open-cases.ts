import { LARGEST_PAGE, type ControlData, type ControlledCase } from './control-data.ts'
import { NATIONAL_GROUP } from './reference-group.ts'

/** Every case that is not closed, as the national reference group is a party to it. */
export const openCases = async (controlData: Pick<ControlData, 'page'>): Promise<readonly ControlledCase[]> => {
  const open: ControlledCase[] = []
  let after: string | null = null
  do {
    const page = await controlData.page(NATIONAL_GROUP, after, LARGEST_PAGE)
    const cases = page.slice(0, LARGEST_PAGE)
    open.push(...cases.filter(({ stage }) => stage !== 'closed'))
    after = page.length > LARGEST_PAGE ? cases.at(-1)?.handle ?? null : null
  } while (after !== null)
  return open
}
