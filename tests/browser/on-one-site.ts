import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { aSite, type ASite } from './a-site.ts'

/** Journeys over one site; on none of them does a page do what no page may. */
export const onOneSite = (...journeys: readonly ((site: () => ASite) => void)[]): void => {
  let open: ASite
  beforeAll(async () => { open = await aSite() })
  afterAll(() => open.close())
  afterEach(() => expect(open.faults.splice(0)).toEqual([]))
  for (const journey of journeys) journey(() => open)
}
