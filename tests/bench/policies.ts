import { FACTS } from '../../schema/facts.ts'
import { growExchanges } from './growth/exchanges.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:policies` runs: what a decision costs a field, with ten and a hundred times the exchanges. */
const decisions = growExchanges([30, 300, 3_000]).filter(({ what }) => what === 'decision')
const first = decisions[0]?.microseconds ?? NaN

process.stdout.write([
  machine(),
  '',
  table(['exchanges', 'µs a field', 'beside the first'], decisions.map(({ of, microseconds }) =>
    [of.toLocaleString('en'), fixed(microseconds / FACTS.length, 3), fixed(microseconds / first, 2)])),
  '',
].join('\n'))
