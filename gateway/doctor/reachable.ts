import { createConnection } from 'node:net'
import type { Label } from '../../schema/label.ts'
import { REACH } from './doctor-texts.ts'
import { fault, good, type Finding } from './finding.ts'

const PATIENCE = 2_000
const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'postgresql:': 5432, 'postgres:': 5432 }

/** Whether somebody listens at an address; what is said there is each protocol's own matter. */
export const examineReach = async (what: Label, url: string): Promise<Finding> => {
  const { hostname, port, protocol, host } = new URL(url)
  return await listens(hostname.replace(/^\[|\]$/g, ''), Number(port || PORTS[protocol]))
    ? good(what, REACH.listens(host))
    : fault(what, REACH.deaf(host), REACH.mend)
}

const listens = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: PATIENCE })
    const end = (reached: boolean) => (): void => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
