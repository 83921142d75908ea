import { createServer } from 'node:net'
import type { Party } from '../../schema/agency.ts'
import { CannotStart } from './cannot-start.ts'

/** The fixed ports of the demonstration, told from the gateway's. */
export const portsFrom = (base: number) => ({
  gateway: base,
  issuer: base + 1,
  followers: base + 2,
  metrics: base + 3,
  /** Of the agency that is the `index`th of all, from 0; its control stands 100 above. */
  agency: (index: number): number => base + 101 + index,
  control: (index: number): number => base + 201 + index,
  postgres: base + 500,
})

/** Where something that listens on a port of this machine is reached. */
export const originOf = (port: number): string => `http://127.0.0.1:${port}`

export type Ports = ReturnType<typeof portsFrom>

/** The ports that the demonstration itself opens; PostgreSQL sees to its own. */
export const portsOf = (ports: Ports, parties: readonly Party[]): number[] => [
  ports.gateway, ports.issuer, ports.followers, ports.metrics, ...parties.flatMap((_, index) => [ports.agency(index), ports.control(index)]),
]

/** @throws {CannotStart} when something else listens on one of them. */
export const checkFree = async (ports: readonly number[]): Promise<void> => {
  for (const port of ports)
    if (!await isFree(port))
      throw new CannotStart(
        `port \`${port}\` is taken: stop what listens there, or choose other ports with \`npm start -- --port-base 5000\``)
}

const isFree = (port: number): Promise<boolean> => new Promise((answer) => {
  const server = createServer().once('error', () => answer(false))
  server.listen(port, '127.0.0.1', () => server.close(() => answer(true)))
})
