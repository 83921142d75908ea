import type { Command } from 'commander'
import type { Conclude } from '../conclusion.ts'
import { addPolicyExplain } from './policy-explain.ts'
import { addPolicyPropose } from './policy-propose.ts'
import { addPolicyRead } from './policy-read.ts'
import { addPolicySimulate } from './policy-simulate.ts'

/** The policies themselves: who may see what, what changes, what would have changed, and putting them in force. */
export const addPolicy = (program: Command, conclude: Conclude): Command => {
  const policy = program.command('policy')
    .description('Se, forklar, afprøv, foreslå og godkend reglerne. / Read, explain, try, propose and approve policies.')
  for (const add of [addPolicyRead, addPolicyExplain, addPolicySimulate, addPolicyPropose]) add(policy, conclude)
  return policy
}
