import { writeFile } from 'node:fs/promises'
import { Argument, type Command } from 'commander'
import { calculateJwkThumbprint } from 'jose'
import { makeSigningKey } from '../../demo/signing-key.ts'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { JOINING_OPERATIONS } from '../joining/joining-operations.ts'
import { JOINING_REPLIES } from '../joining/joining-replies.ts'
import { JOINING, showRegistration } from '../joining/show-registration.ts'
import { showAnswer } from '../show-answer.ts'
import { Stopped } from '../stopped.ts'

interface RotateOptions extends OverseeingOptions {
  readonly out: string
}

type KeyUse = 'orders' | 'checkpoints'

/** The gateway's own keys: made here, proposed by one person, approved by another. */
export const addKey = (program: Command, conclude: Conclude): Command => {
  const key = program.command('key')
    .description('Skift en af Samsyns egne nøgler. / Replace one of the gateway\'s own keys.')
  addOverseeing(key.command('rotate'))
    .description('Lav en ny nøgle, og foreslå den: den gamle gælder, til den nye er taget i brug. / Make a new key, and propose it.')
    .addArgument(new Argument('<use>', 'hvad den underskriver / what it signs').choices(['orders', 'checkpoints']))
    .requiredOption('--out <file>', 'hvor den private nøgle skrives, kun til dig / where the private key is written')
    .action(async (use: KeyUse, options: RotateOptions) => conclude(await rotate(use, options)))
  return key
}

const rotate = async (use: KeyUse, options: RotateOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const { privateKey, publicKey } = await makeSigningKey(`${use}-${new Date().toISOString().slice(0, 10)}`)
  const write = (file: string, content: unknown, mode: number): Promise<void> =>
    writeFile(file, `${JSON.stringify(content)}\n`, { mode, flag: 'wx' })
      .catch(() => { throw new Stopped(EXIT.usage, JOINING.cannotWrite(file)) })
  await write(options.out, privateKey, 0o600)
  await write(`${options.out}.public`, { keys: [publicKey] }, 0o644)
  const thumbprint = await calculateJwkThumbprint(publicKey)
  const asked = await ask(asker, JOINING_OPERATIONS.key, { use, thumbprint }, JOINING_REPLIES.key)
  const said = [showRegistration(asked.data.registerKey.registration), JOINING.nextSteps(use, options.out)]
  return { output: showAnswer(asker, asked, said), exitCode: EXIT.done }
}
