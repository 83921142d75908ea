import { Argument, type Command } from 'commander'
import { readConfig } from '../../config.ts'
import { openKey } from '../../keys/open-keys.ts'
import { noteSignerOf, noteVerifierKeyOf } from '../../trail/note-signer.ts'
import { addOverseeing, openOverseer, type OverseeingOptions } from '../asking.ts'
import { ask } from '../ask.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { JOINING_OPERATIONS } from '../joining/joining-operations.ts'
import { JOINING_REPLIES } from '../joining/joining-replies.ts'
import { JOINING, showRegistration } from '../joining/show-registration.ts'
import { takeBackKey, writeKey } from '../joining/write-key.ts'
import { showAnswer } from '../show-answer.ts'
import { Stopped } from '../stopped.ts'

interface RotateOptions extends OverseeingOptions {
  readonly out: string
}

interface MakeOptions {
  readonly out: string
  readonly log?: string
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
  key.command('make')
    .description('Lav en nøgle til den første start; siden skifter to personer den. / Make a key for the first start.')
    .addArgument(new Argument('<use>', 'hvad den er til / what it is for').choices(['orders', 'checkpoints', 'pseudonyms']))
    .requiredOption('--out <file>', 'hvor den private nøgle skrives, kun til dig / where the private key is written')
    .option('--log <name>', 'sporets navn, `<SAMSYN_TRAIL_ORIGIN>/<SAMSYN_REPLICA>`: siger nøglen, det efterprøves med / name of the log')
    .action(async (use: string, options: MakeOptions) => conclude(await make(use, options)))
  key.command('log')
    .description('Sig den nøgle, som sporet i dette miljø efterprøves med. / Say the key by which this environment\'s log is verified.')
    .action(async () => conclude(await sayLogKey()))
  return key
}

const rotate = async (use: KeyUse, options: RotateOptions): Promise<Conclusion> => {
  const asker = await openOverseer(options)
  const { thumbprint } = await writeKey(use, options.out)
  const asked = await ask(asker, JOINING_OPERATIONS.key, { use, thumbprint }, JOINING_REPLIES.key).catch(async (error: unknown) => {
    if (isRefusal(error)) await takeBackKey(options.out)
    throw error
  })
  const said = [showRegistration(asked.data.registerKey.registration), JOINING.nextSteps(use, options.out)]
  return { output: showAnswer(asker, asked, said), exitCode: EXIT.done }
}

/** Where the gateway failed, or nothing was heard of it, the key may be proposed. */
const isRefusal = (error: unknown): boolean => error instanceof Stopped && error.exitCode !== EXIT.failed

const sayLogKey = async (): Promise<Conclusion> => {
  const { checkpointKey, origin } = readConfig()
  const key = await openKey(checkpointKey)
  const { verifierKey } = noteSignerOf(origin, key)
  key.close()
  return { output: JOINING.verifierKey(verifierKey), exitCode: EXIT.done }
}

const make = async (use: string, { out, log }: MakeOptions): Promise<Conclusion> => {
  const { publicKey, thumbprint } = await writeKey(use, out)
  const verifierKey = log === undefined ? [] : [JOINING.verifierKey(noteVerifierKeyOf(log, publicKey))]
  return { output: [JOINING.made(out, thumbprint), ...verifierKey].join('\n'), exitCode: EXIT.done }
}
