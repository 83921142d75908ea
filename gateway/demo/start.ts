import { announcement } from './announcement.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { readOptions } from './options.ts'

/** What `npm start` runs: the demonstration, until Ctrl-C. A part that ends by itself is told of, and stays down. */
const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2))
  process.stdout.write('Samsyn starts: PostgreSQL, the issuer, the agencies and the gateway ...\n')
  const demonstration = await startDemonstration(options)
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await demonstration.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  watch(demonstration, () => stopping)
  process.stdout.write(`\n${announcement(demonstration.parts, demonstration.connection, options)}`)
}

const watch = ({ children }: Demonstration, isStopping: () => boolean): void => {
  for (const { name, pid, ended } of children)
    void ended.then((how) => {
      if (!isStopping()) process.stderr.write(`${name} (pid ${pid}) has ended ${how}, and stays down until the next start\n`)
    })
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'the demonstration cannot start'}\n`)
  process.exit(1)
})
