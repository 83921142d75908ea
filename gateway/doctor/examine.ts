import { fitCredentials } from '../agencies/fit-credentials.ts'
import type { Config } from '../config.ts'
import { hostInAddress } from '../joining/address.ts'
import { certificateExpiries } from '../keys/certificate-expiries.ts'
import { addressOfServer } from '../mail/mail-settings.ts'
import { examineCertificates } from './certificates.ts'
import { examineCoreDumps, readLimits } from './core-dumps.ts'
import { examineCredentials } from './credentials.ts'
import { examineDatabase } from './database.ts'
import { REACH } from './doctor-texts.ts'
import type { Finding } from './finding.ts'
import { examineFollowers } from './followers.ts'
import { examineIssuer } from './issuer.ts'
import { examineNode } from './node-version.ts'
import { examineReach } from './reachable.ts'
import { examineTrail } from './trail.ts'

type Examined = Parameters<typeof certificateExpiries>[0] & Pick<Config, 'demonstration' | 'host' | 'port'>

/** Looks at all that a gateway of this configuration needs, side by side; each look ends by itself within seconds. */
export const examine = async (config: Examined, nodeVersion: string, at: Date): Promise<Finding[]> => (await Promise.all([
  [examineNode(nodeVersion)],
  readLimits().then((limits) => examineCoreDumps(limits, config.demonstration)),
  examineDatabase(config.databaseUrl),
  ...config.issuers.map(({ issuer, jwksUri }) => examineIssuer(issuer, jwksUri)),
  ...Object.entries(config.agencies).map(async ([party, { url }]) => [await examineReach(REACH.party(party), url)]),
  ...config.witnesses.witnesses.map(async ({ url, key }) => [await examineReach(REACH.witness(key.split('+')[0] ?? ''), url)]),
  certificateExpiries(config).then((expiries) => examineCertificates(expiries, at)),
  ...Object.entries(config.alarms).flatMap(([party, addresses]) =>
    hostsOf(Object.values(addresses)).map(async (origin) => [await examineReach(REACH.alarms(party), origin)])),
  ...(config.mail ? [examineReach(REACH.mail, addressOfServer(config.mail.server)).then((finding) => [finding])] : []),
  fitCredentials(config.agencies).then(examineCredentials),
  examineTrail(config.databaseUrl, config.witnesses, at),
  examineFollowers(config.databaseUrl),
  examineReach(REACH.gateway, `http://${hostInAddress(config.host)}:${config.port}`).then((finding) => [finding]),
])).flat()

const hostsOf = (urls: readonly (string | undefined)[]): string[] =>
  [...new Set(urls.flatMap((url) => (url === undefined ? [] : [new URL(url).origin])))]
