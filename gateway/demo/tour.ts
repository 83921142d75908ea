import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import type { LoggedAlarm } from '../../agencies/reference/alarm-log.ts'
import { readConnection } from './connection.ts'

/** What `npm run tour` shows of a demonstration that runs: each command as one would type it, and what came of it. */
const DIST = resolve(import.meta.dirname, '../..')
const PROGRAMS = { samsyn: join(DIST, 'gateway/cli/samsyn.js'), 'samsyn-verify': join(DIST, 'verify/samsyn-verify.js') }

interface Step {
  readonly says: string
  readonly program: keyof typeof PROGRAMS
  readonly args: readonly string[]
  /** How it ends when all is well: 0 done, 3 withheld. */
  readonly ends: number
}

const { data } = new Command('tour')
  .description('walks through a demonstration that runs: ask, consent, withdraw, find all of it, verify')
  .option('--data <folder>', 'where the demonstration keeps its data', './data').parse().opts<{ data: string }>()

const shown = (text: string): string => (/[^\w./:-]/.test(text) ? `"${text}"` : text)

/** Runs a step and shows it. @throws when it does not end as it should. */
const walk = ({ says, program, args, ends }: Step): string => {
  process.stdout.write(`\n— ${says}\n$ npx ${[program, ...args].map(shown).join(' ')}\n\n`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAMS[program], ...args], { encoding: 'utf8' })
  process.stdout.write(`${stdout}${stderr}`.replace(/^/gm, '  '))
  if (status !== ends) throw new Error(`the tour ends here: the command ended with ${status}, not ${ends}`)
  return stdout
}

const samsyn = (says: string, ends: number, ...args: readonly string[]): string =>
  walk({ says, ends, program: 'samsyn', args: [...args, '--data', data] })

const tour = async (): Promise<void> => {
  const began = new Date().toISOString()
  const { stories, gateway } = await readConnection(data)
  const ofNec = stories['mira']?.['NEC'] ?? ''
  const ofCmm = stories['mira']?.['CMM'] ?? ''
  const investigator = ['query', '--as', 'karen', '--purpose', 'INVESTIGATION', '--case', ofNec, '--fields', 'cmm.willingToTestify']
  const checkpoint = join(data, 'tour.checkpoint')
  const verify = (says: string, ...args: readonly string[]): string =>
    walk({ says, ends: 0, program: 'samsyn-verify', args: ['live', gateway, '--trust', join(data, 'trust.json'), ...args] })
  const until = Temporal.Now.plainDateISO('Europe/Copenhagen').add({ days: 30 }).toString()

  verify('Først gemmer vi sporets kontrolpunkt, som alt det følgende skal være føjet til.', '--save', checkpoint)
  samsyn('Rikke på krisecentret spørger, hvad Mira har brug for: det har Mira samtykket til.', 0,
    'query', '--as', 'shelter', '--purpose', 'ASSISTANCE', '--case', stories['mira']?.['NGO-REDEN'] ?? '')
  samsyn('Politiets efterforsker spørger, om Mira vil vidne: det har hun ikke samtykket til.', 3, ...investigator)
  const given = samsyn('Sara, Miras kontaktperson, noterer Miras mundtlige samtykke.', 0,
    'consent', 'give', '--as', 'sara', '--purpose', 'ASSISTANCE', '--case', ofCmm, '--to', 'NEC', '--for', 'INVESTIGATION',
    '--category', 'witness', '--until', until, '--language', 'th', '--interpreter')
  samsyn('Nu får efterforskeren svaret, og kun det.', 0, ...investigator)
  samsyn('Mira trækker samtykket tilbage.', 0, 'consent', 'withdraw', '--as', 'sara', '--purpose', 'ASSISTANCE', idIn(given))
  samsyn('Fra det øjeblik bliver CMM end ikke spurgt.', 3, ...investigator)
  samsyn('En nat svarer Mira ikke, og Rikke bruger nødadgangen: livet er i fare.', 0,
    'query', '--as', 'shelter', '--purpose', 'VITAL_INTERESTS', '--case', stories['mira']?.['NGO-REDEN'] ?? '',
    '--reason', 'Mira svarer ikke, og hendes tidligere udlejer er set ved krisecentret', '--fields', 'cmm.riskLevel')
  const subject = await alarmAfter(began)
  samsyn('Det ringer med det samme i CMM; databeskyttelsesrådgiveren gennemgår det.', 0,
    'break-glass', 'review', subject, '--as', 'dpo', '--verdict', 'JUSTIFIED', '--reason', 'Der var fare for livet; politiet blev tilkaldt')
  samsyn('Hvad hun ellers bør spørge til, finder mønstrene; her de to nyeste fund.', 0,
    'patterns', 'list', '--as', 'dpo', '--state', 'OPEN', '--first', '2')
  samsyn('Databeskyttelsesrådgiveren i CMM finder i sporet, hvad CMM gav, og hvad der blev ændret.', 0, 'log', 'list', '--as', 'dpo', '--days', '1')
  samsyn('Hvad politiet spurgte om forgæves, finder politiets egen: CMM får det ikke at vide.', 0,
    'log', 'list', '--as', 'poul', '--days', '1', '--purposes', 'INVESTIGATION', '--outcomes', 'WITHHELD')
  verify('Og enhver, der har et kontrolpunkt, kan efterprøve, at sporet kun er føjet til, med kode, der ikke er gatewayens.',
    '--checkpoint', checkpoint)
}

/** What CMM's system was alarmed of since an instant, as soon as it was. @throws when nothing rings. */
const alarmAfter = async (since: string): Promise<string> => {
  const file = join(data, 'logs', 'CMM-alarms.jsonl')
  for (let tried = 0; tried < 100; tried += 1) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
    const [rung] = lines.map((line) => JSON.parse(line) as LoggedAlarm).filter(({ kind, madeAt }) => kind === 'breakGlass' && madeAt > since)
    if (rung) {
      process.stdout.write(`\n— ${file}\n\n  ${JSON.stringify(rung)}\n`)
      return rung.subject
    }
    await pause(300)
  }
  throw new Error('the tour ends here: no alarm has rung at CMM')
}

/** The id of the consent record that a command printed. */
const idIn = (text: string): string => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(text)?.[0] ?? ''

await tour().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'the tour cannot be shown'}\n`)
  process.exit(1)
})
