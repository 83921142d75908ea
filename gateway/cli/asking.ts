import { Option, type Command } from 'commander'
import { PURPOSES, type Purpose } from '../../schema/purpose.ts'
import { PERSONAS, type Persona } from '../../prisma/seed/personas.ts'
import { readConnection } from '../demo/connection.ts'
import type { Asker } from './ask.ts'
import { EXIT } from './exit-codes.ts'
import { Stopped } from './stopped.ts'
import { STOPPED, TEXTS } from './texts.ts'

/** What every command that asks takes: who asks, for what, and where the demonstration is. */
export interface AskingOptions {
  readonly as: string
  readonly purpose: Purpose
  readonly data: string
  readonly reason?: string
  readonly json?: boolean
}

/** Where `npm start` keeps its data unless told otherwise. */
export const DATA_FOLDER = './data'

export const addWho = (command: Command): Command => addData(addPersona(command)
  .addOption(new Option('--purpose <purpose>', 'hvad det er til / what it is for').choices(PURPOSES).makeOptionMandatory()))

export const addAsking = (command: Command): Command => addManner(addWho(command))

/** What a command takes that asks for the purpose OVERSIGHT. */
export type OverseeingOptions = Omit<AskingOptions, 'purpose'>

export const addOverseeing = (command: Command): Command => addManner(addData(addPersona(command)))

export const openOverseer = (options: OverseeingOptions): Promise<Asker> => openAsker({ ...options, purpose: 'OVERSIGHT' })

const addPersona = (command: Command): Command =>
  command.requiredOption('--as <persona>', 'hvem der spørger, såsom `sara` / who asks')

const addData = (command: Command): Command =>
  command.option('--data <folder>', 'demonstrationens datamappe / where the demonstration keeps its data', DATA_FOLDER)

const addManner = (command: Command): Command => command
  .option('--reason <text>', 'hvorfor; står i sporet / why; kept in the trail')
  .option('--json', 'svaret, som Samsyn gav det / the answer as it came')

/** @throws {Stopped} when there is no such persona. */
const personaNamed = (id: string): Persona => {
  const persona = PERSONAS.find((one) => one.id === id)
  if (!persona) throw new Stopped(EXIT.usage, STOPPED.noPersona(PERSONAS.map((one) => one.id).join(', ')))
  return persona
}

/** Break-glass needs a reason of its own; other purposes have a plain one. @throws {Stopped | DemonstrationNotFound} */
export const openAsker = async ({ as, purpose, data, reason, json = false }: AskingOptions): Promise<Asker> => {
  const persona = personaNamed(as)
  if (purpose === 'VITAL_INTERESTS' && !reason) throw new Stopped(EXIT.usage, STOPPED.reasonNeeded)
  return { connection: await readConnection(data), persona, purpose, reason: reason ?? TEXTS.defaultReason, json }
}
