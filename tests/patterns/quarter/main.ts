import { MISUSES } from '../../../gateway/demo/quarter/misuses.ts'
import { measure, type Measured } from './measure.ts'

/** Seeds of the measurement. Those from 1 to 9 are for the making of patterns, and never measured by. */
const SEEDS = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [3_101, 3_102, 3_103, 3_104, 3_105]
const DAYS = 90

const print = (seed: number, { looks, found, missed, falseAlarms }: Measured, seconds: number): void => {
  const weekly = new Map<string, number>()
  for (const { overseer } of falseAlarms) weekly.set(overseer, (weekly.get(overseer) ?? 0) + 1)
  const most = [...weekly].sort(([, one], [, other]) => other - one)
    .map(([overseer, count]) => `${overseer} ${(count / (DAYS / 7)).toFixed(2)}`).join(', ')
  const patterns = new Map<string, number>()
  for (const { pattern } of falseAlarms) patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1)
  process.stdout.write([
    `seed ${seed}: ${looks} looks in ${DAYS} days, ${seconds.toFixed(1)} s`,
    `  misuses found: ${found.length} of ${found.length + missed.length}${missed.length > 0 ? `; missed: ${missed.join('; ')}` : ''}`,
    `  false alarms: ${falseAlarms.length}; a week and agency: ${most || 'none'}`,
    `  by pattern: ${[...patterns].map(([pattern, count]) => `${pattern} ${count}`).join(', ') || 'none'}\n`,
  ].join('\n'))
}

for (const seed of SEEDS) {
  const began = performance.now()
  const measured = await measure({ seed, first: '2026-03-02', days: DAYS, misuses: MISUSES })
  print(seed, measured, (performance.now() - began) / 1_000)
}
