import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { beforeAll, describe, expect, test } from 'vitest'

const ROOMS = ['schema', 'policies', 'agencies', 'gateway', 'prisma', 'verify', 'console', 'client']

const forbid = (name: string, from: string, to: string, fromNot?: string, toNot?: string) => ({
  name,
  severity: 'error' as const,
  from: { path: from, ...(fromNot && { pathNot: fromNot }) },
  to: { path: to, ...(toNot && { pathNot: toNot }) },
})

/** The house in sentences: the name of each rule is what it says. */
const RULES = [
  forbid('schema imports nothing of ours', '^schema/', '^(policies|agencies|gateway|prisma|tests)/'),
  forbid('policies import schema only', '^policies/', '^(agencies|gateway|prisma|tests)/'),
  forbid('agencies import schema only', '^agencies/', '^(policies|gateway|prisma|tests)/'),
  forbid('an agency does not import another agency', '^agencies/([^/]+)/.+', '^agencies/[^/]+/', '^agencies/(transport|reference)/',
    '^agencies/($1|transport|reference)/'),
  forbid('the shared transports and the reference base import no agency', '^agencies/(transport|reference)/', '^agencies/[^/]+/',
    undefined, '^agencies/(transport|reference)/'),
  forbid('the seed imports schema only', '^prisma/seed/', '^(policies|agencies|gateway|tests)/'),
  forbid('nothing imports the tests', '^(schema|policies|agencies|gateway|prisma)/', '^tests/'),
  forbid('policies do no I/O: of others they import only what works out', '^policies/', '.', undefined,
    '^(policies|schema)/|^(node:)?crypto$|^node_modules/(@casl/ability|canonicalize|temporal-polyfill)/'),
  forbid('steps of the pipeline do not import one another', '^gateway/pipeline/(authenticate|bind-purpose|plan|ask|record|answer)\\.ts$',
    '^gateway/pipeline/(authenticate|bind-purpose|plan|ask|record|answer)\\.ts$'),
  forbid('resolvers reach agencies, policies and stores only through the doors', '^gateway/graphql/',
    '^(agencies|policies|prisma)/|^gateway/(agencies|database|trail)/|^node_modules/(@types/)?(@prisma|pg|undici)/'),
  forbid('only the composition root starts the gateway\'s parts', '^gateway/(pipeline|graphql|registry|trail)/', '^gateway/compose\\.ts$'),
  forbid('the verifier imports nothing of ours', '^verify/', '^(schema|policies|agencies|gateway|prisma|tests)/'),
  forbid('the client imports nothing of ours but the verifier', '^client/', '^(schema|policies|agencies|gateway|prisma|console|tests)/'),
  forbid('only the witnesses check by the verifier', '^(schema|policies|agencies|gateway|prisma)/', '^verify/',
    '^agencies/reference/witness\\.ts$'),
  forbid('the console imports nothing of ours but what is generated for it', '^console/',
    '^(schema|policies|agencies|gateway|prisma|verify|tests|build)/'),
  forbid('nothing imports the console', '^(schema|policies|agencies|gateway|prisma|verify)/', '^console/'),
  { name: 'nothing goes in circles', severity: 'error' as const, from: {}, to: { circular: true } },
] satisfies IFlattenedRuleSet['forbidden']

let result: ICruiseResult

beforeAll(async () => {
  const cruised = await cruise(ROOMS, {
    ruleSet: { forbidden: RULES },
    validate: true,
    tsPreCompilationDeps: true,
    exclude: { path: '^(prisma|console)/generated/' },
    doNotFollow: { path: 'node_modules' },
  }, undefined, { tsConfig: extractTSConfig('./tsconfig.json') })
  result = cruised.output as ICruiseResult
})

describe('the house', () => {
  test('is seen: its modules are found', () => {
    expect(result.summary.totalCruised).toBeGreaterThan(100)
  })

  test.each(RULES.map(({ name }) => name))('%s', (name) => {
    const broken = result.summary.violations.filter(({ rule }) => rule.name === name).map(({ from, to }) => `${from} -> ${to}`)
    expect(broken).toEqual([])
  })
})
