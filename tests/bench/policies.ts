import { inTurns } from '../../gateway/in-turns.ts'
import { contentOf, OWN_POLICIES, policiesOf, readDocument } from '../../gateway/policies/policy-content.ts'
import { compare } from '../../policies/compare.ts'
import { OWN_DOCUMENT } from '../../policies/policy-document.ts'
import { versionOf } from '../../policies/policy-set.ts'
import { FACTS } from '../../schema/facts.ts'
import { growExchanges } from './growth/exchanges.ts'
import { pausesIn } from './pauses.ts'
import { fixed, machine, table } from './report.ts'

/** What `npm run bench:policies` runs: what a decision costs a field, and for how long policies that change hold others up. */
const decisions = growExchanges([30, 300, 3_000]).filter(({ what }) => what === 'decision')
const first = decisions[0]?.microseconds ?? NaN

/** Other to every asker whom F3 concerns, so that all are compared. */
const changed = {
  ...OWN_DOCUMENT,
  firewalls: OWN_DOCUMENT.firewalls.map((one) => (one.id === 'F3' ? { ...one, forbids: one.forbids.slice(1) } : one)),
}
const content = contentOf(changed)

const pauses = [
  await pausesIn('proposed: read, checked, made', () => readDocument(JSON.stringify(changed))),
  await pausesIn('compared with those in force', () => inTurns(compare(OWN_POLICIES.data, { ...OWN_POLICIES.data, ...changed }))),
  await pausesIn('made to come in force', () => policiesOf(versionOf(content), content)),
]

process.stdout.write([
  machine(),
  '',
  table(['grants', 'µs a field', 'beside the first'], decisions.map(({ of, microseconds }) =>
    [of.toLocaleString('en'), fixed(microseconds / FACTS.length, 3), fixed(microseconds / first, 2)])),
  '',
  table(['policies', 'took ms', 'longest pause ms'], pauses.map(({ what, took, longestPause }) =>
    [what, fixed(took, 0), fixed(longestPause, 0)])),
  '',
].join('\n'))
