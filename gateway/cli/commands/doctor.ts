import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Option, type Command } from 'commander'
import { LANGUAGES, type Language } from '../../../schema/label.ts'
import { ConfigInvalid, readConfig, type Config } from '../../config.ts'
import { GATEWAY_SETTINGS } from '../../demo/data-folder.ts'
import { examine } from '../../doctor/examine.ts'
import type { Finding } from '../../doctor/finding.ts'
import { DATA_FOLDER } from '../asking.ts'
import type { Conclude, Conclusion } from '../conclusion.ts'
import { EXIT } from '../exit-codes.ts'
import { Stopped } from '../stopped.ts'
import { STOPPED } from '../texts.ts'

interface DoctorOptions {
  readonly data: string
  readonly environment?: boolean
  readonly language: Language
  readonly json?: boolean
}

const SIGNS = {
  da: { good: 'ok  ', warning: 'obs ', fault: 'fejl' }, en: { good: 'ok     ', warning: 'warning', fault: 'fault  ' },
} as const

/** Looks at what a gateway needs, and says of each fault how to mend it. */
export const addDoctor = (program: Command, conclude: Conclude): Command =>
  program.command('doctor')
    .description('Se efter, om alt er, som gatewayen skal bruge det. / Look at all that the gateway needs, and how to mend it.')
    .option('--data <folder>', 'demonstrationens datamappe / where the demonstration keeps its data', DATA_FOLDER)
    .option('--environment', 'se på den gateway, som denne proces\' miljø sætter op / the gateway of this environment')
    .addOption(new Option('--language <language>', 'på dansk eller engelsk / in Danish or English').choices(LANGUAGES).default('da'))
    .option('--json', 'fundene som JSON, på begge sprog / the findings as JSON, in both languages')
    .action(async (options: DoctorOptions) => conclude(await look(options)))

const look = async ({ data, environment = false, language, json = false }: DoctorOptions): Promise<Conclusion> => {
  const findings = await examine(await configOf(data, environment, language), process.versions.node, new Date())
  const output = json ? findings : findings.map((finding) => show(finding, language)).join('\n')
  return { output, exitCode: findings.some(({ state }) => state === 'fault') ? EXIT.failed : EXIT.done }
}

const configOf = async (data: string, environment: boolean, language: Language): Promise<Config> => {
  try {
    return environment ? readConfig() : readConfig(JSON.parse(await readFile(join(data, GATEWAY_SETTINGS), 'utf8')) as NodeJS.ProcessEnv)
  } catch (error) {
    if (error instanceof ConfigInvalid) throw new Stopped(EXIT.failed, STOPPED.noSettings(error.message)[language])
    throw new Stopped(EXIT.usage, STOPPED.noDemonstration(data)[language])
  }
}

const show = ({ what, state, says, mend }: Finding, language: Language): string =>
  `${SIGNS[language][state]}  ${what[language]}: ${says[language]}${mend === null ? '' : `\n      → ${mend[language]}`}`
