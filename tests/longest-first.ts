import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest files, which mostly wait: others have their turn beside them, and none of them is what a run ends with. */
const LONGEST = ['browser/browser.test.ts', 'browser/officers.test.ts', 'faults/kill.test.ts', 'acceptance/registry.test.ts']

/** Begins with the longest files, and goes on in the order that vitest has them in. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((name) => moduleId.endsWith(`tests/${name}`))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
