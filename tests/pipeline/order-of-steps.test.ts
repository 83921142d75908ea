import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, test } from 'vitest'

const HOUSE = join(import.meta.dirname, '../..')

/** Ways to take the steps, and what the compiler says of each. */
const WAYS: readonly (readonly [what: string, steps: string, says: string])[] = [
  ['planning without a purpose that is bound', 'steps.plan(authenticated, demand)', '\'Authenticated\' is not assignable to parameter of type \'Bound\''],
  ['P2: asking without a plan', 'steps.ask(bound)', '\'Bound\' is not assignable to parameter of type \'Planned\''],
  ['recording what was never asked', 'steps.record(await steps.plan(bound, demand))', '\'Planned\' is not assignable to parameter of type \'Collected\''],
  ['P1: answering what is not recorded', 'steps.answer(await steps.ask(await steps.plan(bound, demand)))',
    '\'Collected\' is not assignable to parameter of type \'Recorded\''],
  ['P5: answering on a record without looking whether it stood', 'steps.answer(await steps.record(await steps.ask(await steps.plan(bound, demand))))',
    '\'Recorded | undefined\' is not assignable to parameter of type \'Recorded\''],
]
const IN_ORDER = 'steps.record(await steps.ask(await steps.plan(bound, demand))).then((recorded) => recorded && steps.answer(recorded))'

const programOf = (steps: string): string => `
  import type { Steps } from './pipeline.ts'
  import type { Authenticated, Bound, Demand } from './stages.ts'
  export const tried = async (steps: Steps, authenticated: Authenticated, bound: Bound, demand: Demand): Promise<unknown> =>
    [${steps}, authenticated, bound, demand]`

let said: readonly string[]

beforeAll(() => {
  const texts = new Map([IN_ORDER, ...WAYS.map(([, steps]) => steps)]
    .map((steps, index) => [join(HOUSE, `gateway/pipeline/tried-${index}.ts`), programOf(steps)]))
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(HOUSE, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, HOUSE)
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  host.fileExists = (name) => texts.has(name) || fileExists(name)
  host.readFile = (name) => texts.get(name) ?? readFile(name)
  const program = ts.createProgram([...texts.keys()], options, host)
  said = [...texts.keys()].map((name) => program.getSemanticDiagnostics(program.getSourceFile(name))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')).join(' '))
})

test('the steps of a disclosure compile in their order', () => {
  expect(said[0]).toBe('')
})

test.each(WAYS.map(([what, , says], index) => [what, index + 1, says] as const))('%s does not compile', (_what, index, says) => {
  expect(said[index]).toContain(says)
})
