import { run } from '../../gateway/run.ts'

/** A process that says that it starts, and does not come to listen before the test that started it has an end of it. */
await run('a process', () => {
  process.stdout.write('it starts\n')
  return new Promise((listens) => { setTimeout(() => listens({ url: 'nowhere', close: async () => undefined }), 60_000) })
})
