import { Command } from 'commander'
import { addAgency } from './commands/agency.ts'
import { addBreach } from './commands/breach.ts'
import { addBreakGlass } from './commands/break-glass.ts'
import { addCases } from './commands/cases.ts'
import { addClient } from './commands/client.ts'
import { addConsent } from './commands/consent.ts'
import { addCorrections } from './commands/corrections.ts'
import { addDocuments } from './commands/documents.ts'
import { addDoctor } from './commands/doctor.ts'
import { addEmployee } from './commands/employee.ts'
import { addKey } from './commands/key.ts'
import { addLog } from './commands/log.ts'
import { addMigrate } from './commands/migrate.ts'
import { addReconcile } from './commands/reconcile.ts'
import { addReport } from './commands/report.ts'
import { addPatterns } from './commands/patterns.ts'
import { addPolicy } from './commands/policy.ts'
import { addQuery } from './commands/query.ts'
import { addReceipt } from './commands/receipt.ts'
import { addSample } from './commands/sample.ts'
import { addToken } from './commands/token.ts'
import type { Conclude, Streams } from './conclusion.ts'

/** The columns of the help, on every terminal. */
const WIDTH = 110

/** The command line, one file to a command. */
export const createProgram = (streams: Streams, conclude: Conclude): Command => {
  const program = new Command('samsyn')
    .description('Spørg Samsyn, som en myndigheds sagssystem gør det. / Ask Samsyn as an agency\'s own system does.')
    .exitOverride()
    .configureOutput({
      writeOut: streams.out, writeErr: streams.error, getOutHelpWidth: () => WIDTH, getErrHelpWidth: () => WIDTH,
      getOutHasColors: () => false, getErrHasColors: () => false,
    })
    .showHelpAfterError('(samsyn --help)')
    .addHelpText('after', `
Eksempler / examples:
  samsyn query --as ditte --purpose IDENTIFICATION --case <sagsnummer>
  samsyn cases --as grethe --purpose COORDINATION --first 10
  samsyn consent show --as sara --purpose ASSISTANCE --case <sagsnummer>
  samsyn policy who-can-see CMM.safeHouseAddress --as sara
  samsyn log list --as dpo --days 30 --outcomes REFUSED
  samsyn token --as ditte --purpose IDENTIFICATION

Slutkoder / exit codes:
  0  udført / done
  1  mislykket / failed
  2  brugt forkert / usage
  3  afvist, eller alt holdt tilbage / refused, or all of it withheld
  4  findes ikke for din myndighed / not found or not available
  5  en myndighed svarede ikke / an agency did not answer

Alle data i demonstrationen er syntetiske. Personerne og deres sager står, hvor \`npm start\` kører.
`)
  for (const add of [
    addQuery, addCases, addConsent, addPolicy, addLog, addReport, addReconcile, addCorrections, addBreakGlass, addPatterns, addBreach, addSample, addReceipt, addToken, addAgency,
    addClient, addEmployee, addKey, addDocuments, addDoctor, addMigrate,
  ]) add(program, conclude)
  return program
}
