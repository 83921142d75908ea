import { agencyOf, type Controller, type Party } from '../../schema/agency.ts'
import type { Fact } from '../../schema/fact.ts'
import { FACTS } from '../../schema/facts.ts'
import type { Purpose } from '../../schema/purpose.ts'
import type { Standing } from '../../policies/decision.ts'
import { createPolicySet } from '../../policies/policy-set.ts'
import { PERSONAS, type Persona } from '../../prisma/seed/personas.ts'
import type { SeededCase } from '../../prisma/seed/seed.ts'
import type { Asker } from './askers.ts'

/** What one controller is asked in every request, worked out before the first one. */
export interface PlannedController {
  readonly party: Party
  readonly controller: Controller
  /** Its field in the case view. */
  readonly view: string
  readonly facts: readonly string[]
  readonly exchanges: readonly string[]
  readonly legalBases: readonly string[]
}

/** A case as the asker knows it, and the file number of each controller. */
export interface PlannedCase {
  readonly handle: string
  readonly fileNumber: string | null
  readonly fileNumbers: Readonly<Record<Party, string>>
}

/** Who asks whom for what: the same for every contestant, so that they differ in what they do with it alone. */
export interface Workload {
  readonly persona: Persona
  readonly purpose: Purpose
  readonly controllers: readonly PlannedController[]
  /** In the order of the asker's handles. */
  readonly cases: readonly PlannedCase[]
  /** The selection of all facts, as GraphQL has it. */
  readonly selection: string
}

/** Everything that the policies permit of these cases, which are alike. */
export const workloadOf = (cases: readonly SeededCase[], asker: Asker, at: Date): Workload => {
  const persona = PERSONAS.find(({ id }) => id === asker.persona)
  const agency = persona && agencyOf(persona.party)
  const [first] = cases
  if (!persona || !agency || !first) throw new Error('there is nobody who asks, or nothing to ask for')
  const asking = { recipient: persona.party, agency, role: persona.role, purpose: asker.purpose }
  const { permits } = createPolicySet().decide(asking, standingOf(first), FACTS, at)
  const controllers = [...new Set(permits.map(({ fact }) => fact.controller))].map((controller) => {
    const given = permits.filter(({ fact }) => fact.controller === controller)
    return {
      party: controller,
      controller,
      view: given[0]?.fact.view ?? '',
      facts: given.map(({ fact }) => fact.path),
      exchanges: [...new Set(given.map(({ exchange }) => exchange))],
      legalBases: [...new Set(given.flatMap(({ legalBases }) => legalBases))],
    }
  })
  return {
    persona,
    purpose: asker.purpose,
    controllers,
    cases: cases.map((one) => plannedCase(one, persona.party)).sort((a, b) => (a.handle < b.handle ? -1 : 1)),
    selection: selectionOf(permits.map(({ fact }) => fact)),
  }
}

const standingOf = ({ control, consents }: SeededCase): Standing => ({
  ...control,
  residence: control.residenceCategory,
  linked: true,
  closed: false,
  reintegrationReporting: false,
  consents: consents.map((consent) => ({ ...consent, version: 1 })),
})

const plannedCase = ({ links }: SeededCase, asker: Party): PlannedCase => {
  const own = links.find(({ party }) => party === asker)
  return {
    handle: own?.handle ?? '',
    fileNumber: own?.fileNumber ?? null,
    fileNumbers: Object.fromEntries(
      links.flatMap(({ party, fileNumber }) => (fileNumber === null ? [] : [[party, fileNumber]]))),
  }
}

interface Tree { [name: string]: Tree }

const selectionOf = (facts: readonly Fact[]): string => {
  const tree: Tree = {}
  for (const { field } of facts)
    field.split('.').reduce<Tree>((below, name) => (below[name] ??= {}), tree)
  return `{ id fileNumber ${written(tree)} unavailable { controller } }`
}

const written = (tree: Tree): string => Object.entries(tree)
  .map(([name, below]) => (Object.keys(below).length > 0 ? `${name} { ${written(below)} }` : name)).join(' ')
