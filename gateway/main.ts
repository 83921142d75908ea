import { startGateway } from './compose.ts'
import { readConfig } from './config.ts'
import { run } from './run.ts'

await run('the gateway', () => startGateway(readConfig()))
