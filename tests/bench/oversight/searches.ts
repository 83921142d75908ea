import { createPool } from '../../../gateway/database/pool.ts'
import { createCountEntries } from '../../../gateway/oversight/entry-counts.ts'
import type { EntryFilter } from '../../../gateway/oversight/entry-filter.ts'
import { createReadPage, type Place } from '../../../gateway/oversight/entry-pages.ts'
import { createLookUpFilter } from '../../../gateway/oversight/look-up-filter.ts'
import type { Bound } from '../../../gateway/pipeline/stages.ts'
import { createRandom, type Random } from '../../../prisma/seed/random.ts'
import { quantileOf } from '../quantiles.ts'
import { YEAR } from './fill.ts'
import { CASES, employeeOf, placeAt } from './templates.ts'

/** One search, made so often: how many entries it found or counted on average, and what it took. */
interface Measured {
  readonly search: string
  readonly found: number
  readonly p50: number
  readonly p95: number
}

/** The police's officer: of all parties theirs took part in most. */
const officer = {
  authenticated: { party: 'NEC', agency: 'NEC', employee: 'nec-1', role: 'dpo' },
  asking: { recipient: 'NEC', agency: 'NEC', role: 'dpo', purpose: 'OVERSIGHT' },
} as Bound

const DAY = 86_400_000
const START = Date.parse(YEAR.from)

const monthIn = (random: Random) => {
  const from = new Date(START + random.below(YEAR.days - 30) * DAY)
  return { from, until: new Date(from.getTime() + 30 * DAY) }
}

type Search = (random: Random) => Record<string, unknown>

const PAGES: Readonly<Record<string, Search>> = {
  'the newest': () => ({}),
  'a month': monthIn,
  'an employee': (random) => ({ employees: [employeeOf('NEC', random.below(1_200))] }),
  'an employee of another agency': (random) => ({ employees: [employeeOf('UDLST', random.below(400))] }),
  'a case': (random) => ({ terms: `NEC case-${random.below(CASES)}` }),
  'a purpose': (random) => ({ purposes: [random.pick(['INVESTIGATION', 'IDENTIFICATION', 'DEPARTURE', 'VITAL_INTERESTS'])] }),
  'refused': () => ({ outcomes: ['REFUSED'] }),
  'discarded': () => ({ outcomes: ['DISCARDED'] }),
  'break-glass': () => ({ breakGlass: true }),
  'a recipient and a data category': (random) => ({ recipients: [random.pick(['CMM', 'UDLST', 'RA'])], dataCategories: [random.pick(['witness', 'encounter', 'indicators'])] }),
  'a fact in a month': (random) => ({ ...monthIn(random), facts: [random.pick(['police.hearingDate', 'police.encounterDate', 'tax.controlFindings'])] }),
  'an exchange and a reason code': (random) => ({ exchanges: [random.pick(['X01', 'X03', 'X18'])], codes: ['CONSENT_MISSING'] }),
  'a common word of a reason': (random) => ({ text: random.pick(['trusler', 'retsmøde', 'refleksionsperiode', 'samtale']) }),
  'a middling word': (random) => ({ text: placeAt(random.between(1, 99)) }),
  'a rare word': (random) => ({ text: placeAt(random.between(100, 4_999)) }),
  'two words': (random) => ({ text: `${random.pick(['bolig', 'hjemrejse', 'torsdag'])} ${placeAt(random.between(1, 30))}` }),
  'two common words that no reason has both of': (random) => ({ text: `trusler ${random.pick(['torsdag', 'arbejdsplads', 'bolig'])}` }),
  'a word that is nowhere': () => ({ text: 'hvalfisk' }),
  'a consent': (random) => ({ consents: [`NEC consent-${random.below(CASES)}`] }),
}

const COUNTS: Readonly<Record<string, Search>> = {
  'a month': monthIn,
  'a month of a purpose and an outcome': (random) => ({ ...monthIn(random), purposes: ['INVESTIGATION'], outcomes: ['DISCLOSED', 'PARTIAL'] }),
  'a month of an employee': (random) => ({ ...monthIn(random), employees: [employeeOf('NEC', random.below(1_200))] }),
  'a month of a fact': (random) => ({ ...monthIn(random), facts: ['police.hearingDate'] }),
  'the year': () => ({}),
}

/** Pages of fifty and counts, as officers' queries read them: the database and what is made of its answers. */
export const measureSearches = async (url: string, times: number, seed: number): Promise<Measured[]> => {
  const pool = await createPool(url, { max: 3, statementMs: 60_000 })
  const [readPage, countEntries] = [createReadPage(pool), createCountEntries(pool)]
  const now = (): Date => new Date(START + YEAR.days * DAY)
  const lookUp = createLookUpFilter({ pool, pseudonymKey: Buffer.alloc(32), now })

  const measure = async (search: string, make: Search, work: (asked: Record<string, unknown>, random: Random) => Promise<number>): Promise<Measured> => {
    const taken: number[] = []
    let found = 0
    for (let time = -5; time < times; time += 1) {
      const random = createRandom(seed, 1_000 + time)
      const asked = make(random)
      const began = performance.now()
      const one = await work(asked, random)
      if (time >= 0) taken.push(performance.now() - began)
      if (time >= 0) found += one / times
    }
    return { search, found, p50: quantileOf(taken, 0.5), p95: quantileOf(taken, 0.95) }
  }
  const filterOf = async ({ terms, ...asked }: Record<string, unknown>) => {
    const { filter } = await lookUp('NEC', asked as EntryFilter)
    return terms ? { ...filter, handle: String(terms) } : filter
  }
  const page = async (asked: Record<string, unknown>, from?: Place): Promise<number> =>
    (await readPage(officer, await filterOf(asked), { size: 50, from, backwards: false })).entries.length

  const measured: Measured[] = []
  for (const [search, make] of Object.entries(PAGES)) measured.push(await measure(`page: ${search}`, make, (asked) => page(asked)))
  measured.push(await measure('page: anywhere in the year', () => ({}), (asked, random) =>
    page(asked, { at: new Date(START + random.below(YEAR.days) * DAY), logId: 'log-1', index: 0n })))
  for (const [search, make] of Object.entries(COUNTS))
    measured.push(await measure(`counts: ${search}`, make, async (asked) => (await countEntries(officer, await filterOf(asked))).total))
  await pool.end()
  return measured
}
