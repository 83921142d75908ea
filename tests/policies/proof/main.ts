import { Command } from 'commander'
import { EXCHANGES } from '../../../policies/exchanges.ts'
import { FIREWALLS } from '../../../policies/firewalls.ts'
import { agreesWith } from '../../../policies/proof/agrees-with.ts'
import { cedarReading } from './cedar-reading.ts'
import { proveTheFirewalls, proveThePolicies, type Findings } from './report.ts'

/** What `npm run prove` runs: every decision that there is, held to every property. Ends with 1 when one does not hold. */
const { secondOpinion } = new Command('npm run prove --')
  .description('decides everything that can be asked, and holds it to the law')
  .option('--second-opinion', 'asks Cedar too')
  .parse().opts<{ secondOpinion?: true }>()

const print = (title: string, { decisions, distinct, findings }: Findings): boolean => {
  const count = (number: number): string => number.toLocaleString('en')
  process.stdout.write(`${title}: ${count(decisions)} decisions, told apart by ${count(distinct)} that were tried\n`)
  for (const { id, says, against } of findings)
    process.stdout.write(`  ${against === null ? 'holds ' : 'BROKEN'}  ${id}: ${says}\n${against === null ? '' : `          ${against}\n`}`)
  return findings.every(({ against }) => against === null)
}

const began = performance.now()
const opinion = secondOpinion && cedarReading(EXCHANGES, FIREWALLS)
const policies = print('the policies in force', proveThePolicies(opinion ? [agreesWith('Cedar', opinion.permits)] : []))
const firewalls = print('the firewalls, were everything exchanged', proveTheFirewalls())
if (opinion) process.stdout.write(`Cedar was asked ${opinion.asked().toLocaleString('en')} different questions\n`)
process.stdout.write(`${((performance.now() - began) / 1_000).toFixed(1)} s\n`)
process.exitCode = policies && firewalls ? 0 : 1
