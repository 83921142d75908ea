import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { join } from 'node:path'

/** Loaded into a contestant, it writes a CPU profile of its life after SIGUSR2 to the folder that it is imported with. */
const folder = new URL(import.meta.url).searchParams.get('folder') ?? '.'
const session = new Session()
session.connect()
process.once('SIGUSR2', () => {
  session.post('Profiler.enable')
  session.post('Profiler.setSamplingInterval', { interval: 200 })
  session.post('Profiler.start')
  process.once('exit', () => session.post('Profiler.stop', (_, { profile }) =>
    writeFileSync(join(folder, `${process.pid}.cpuprofile`), JSON.stringify(profile))))
})
