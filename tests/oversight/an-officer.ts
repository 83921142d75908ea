import type { AGateway } from '../acceptance/a-gateway.ts'
import { untilTaken } from './a-following.ts'

const ENTRY = `log leaf at disclosureId recipient client employee role purpose reason outcome code act case breakGlass
  controllers facts dataCategories exchanges legalBases consents given withheld unavailable`

const PAGE = `edges { cursor node { ${ENTRY} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`

/** What a test asks for as an officer: GraphQL's own filter and pages. */
export const anOfficer = (samsyn: AGateway, persona: string) => {
  const run = async (field: string, variables: Record<string, unknown> = {}, declared = '', operation = 'query'): Promise<any> => {
    const { body } = await samsyn.as(persona).for('OVERSIGHT').run(`{ ${field} }`, variables, operation, declared)
    return body.errors ? { refused: body.errors[0]?.extensions.code } : Object.values(body.data ?? {})[0]
  }
  const page = (filter: object, asked: string) =>
    run(`overseenEntries(filter: $filter, ${asked}) { ${PAGE} }`, { filter }, ', $filter: EntryFilter')
  return {
    run,
    page,
    /** Every entry that fits, page by page. */
    all: async (filter: object, size = 100): Promise<any[]> => {
      const entries = []
      for (let after = ''; ;) {
        const { edges, pageInfo } = await page(filter, `first: ${size}${after && `, after: "${after}"`}`)
        entries.push(...edges.map(({ node }: any) => node))
        if (!pageInfo.hasNextPage) return entries
        after = pageInfo.endCursor
      }
    },
    counts: (filter: object, selection: string) =>
      run(`entryCounts(filter: $filter) { ${selection} }`, { filter }, ', $filter: EntryFilter'),
  }
}

/** Waits until officers can search all that the trail holds. */
export const untilIndexed = (samsyn: AGateway): Promise<void> => untilTaken(samsyn.database.adminPool, 'index')

/** A day's work: disclosures, refusals, withholdings, a break-glass, a withdrawal, from many agencies. */
export const aDaysWork = async (samsyn: AGateway): Promise<void> => {
  const views: readonly [string, 'ASSISTANCE' | 'INVESTIGATION' | 'IDENTIFICATION' | 'RESIDENCE_DECISION' | 'NON_PUNISHMENT', string, string][] = [
    ['sara', 'ASSISTANCE', 'joy', '{ police { hearingDate encounterDate } immigration { residenceCategory } }'],
    ['sara', 'ASSISTANCE', 'mira', '{ police { hearingDate } ngo { assistanceStatus } }'],
    ['karen', 'INVESTIGATION', 'joy', '{ cmm { indicators willingToTestify } immigration { assessmentDecision } tax { controlFindings } }'],
    ['karen', 'INVESTIGATION', 'andrei', '{ tax { noDeclaredIncome } labourInspection { inspections { date } } }'],
    ['jens', 'IDENTIFICATION', 'andrei', '{ tax { noDeclaredIncome } cmm { assessmentDecision } }'],
    ['ulla', 'IDENTIFICATION', 'blessing', '{ police { encounterDate indicators } cmm { indicators } }'],
    ['ib', 'RESIDENCE_DECISION', 'daria', '{ cmm { returnWish } police { witnessRole } }'],
    ['rasmus', 'NON_PUNISHMENT', 'linh', '{ cmm { assessmentDecision } immigration { assessmentDecision } }'],
    ['shelter', 'ASSISTANCE', 'mira', '{ cmm { needs { language } safeHouseAddress } }'],
    ['shelter', 'ASSISTANCE', 'samira', '{ cmm { needs { language } } }'],
  ]
  for (const [persona, purpose, story, selection] of views)
    await samsyn.as(persona).for(purpose, `opslag i sagen for ${purpose.toLowerCase()}`).case(story, selection)
  await samsyn.as('karen').for('VITAL_INTERESTS', 'trusler mod borgeren i dag fra bagmændene').case('joy', '{ cmm { riskLevel contactPerson { name } } }')
  await samsyn.as('sara').for('ASSISTANCE').run('{ cases(first: 3) { edges { node { police { hearingDate } } } } }')
  await samsyn.as('sara').for('ASSISTANCE').run(`{ consentRecords(case: "${samsyn.handleOf('joy', 'sara')}") { records { id } } }`)
  await untilIndexed(samsyn)
}
