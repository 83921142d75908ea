import { readFileSync } from 'node:fs'
import { DatabaseUnavailable } from './database-unavailable.ts'

/** The system user that a process runs as; empty for the gateway's own. */
export interface SystemUser {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root: under root it runs as `postgres`, or else as `nobody`. @throws {DatabaseUnavailable} */
export const postgresUser = (): SystemUser => {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) throw new DatabaseUnavailable('PostgreSQL does not run as root: start the gateway as another user')
  return { uid: Number(user[2]), gid: Number(user[3]) }
}
