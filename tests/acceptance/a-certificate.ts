import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthority, type Certified } from '../../agencies/nec/certificates.ts'

const HOUR = 60 * 60 * 1000

/** An authority of a test's own, and certificates of it that hold for an hour, from an hour ago. */
export const anAuthority = async () => {
  const validity = { notBefore: new Date(Date.now() - HOUR), notAfter: new Date(Date.now() + HOUR) }
  const authority = await createAuthority('a test', validity)
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-tls-'))
  const server = await authority.issue('samsyn', 'server', validity)
  const files = { certificate: join(folder, 'server.crt'), key: join(folder, 'server.key'), authority: join(folder, 'ca.crt') }
  writeFileSync(files.authority, authority.certificate)
  const use = ({ certificate, key }: Certified): void => {
    writeFileSync(files.certificate, certificate)
    writeFileSync(files.key, key, { mode: 0o600 })
  }
  use(server)
  return {
    ca: authority.certificate,
    files,
    server,
    use,
    issue: authority.issue,
    client: (name: string, holds = validity): Promise<Certified> => authority.issue(name, 'client', holds),
    renewed: (): Promise<Certified> => authority.issue('samsyn', 'server', validity),
    close: () => rmSync(folder, { recursive: true }),
  }
}
