import { z } from 'zod'
import { agencyOf, type Party } from '../../schema/agency.ts'
import { hostInAddress } from '../joining/address.ts'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']

const addresses = z.array(z.email()).min(1)

/** Where mails are handed over, and to whom each party's go. Functional mailboxes serve best: they outlive who reads them. */
export const mailSettings = z.strictObject({
  server: z.strictObject({
    host: z.string().min(1),
    port: z.int().min(1).max(65_535),
    /** TLS from the first byte, or after `STARTTLS`; `none` on this machine alone. */
    tls: z.enum(['implicit', 'starttls', 'none']).default('starttls'),
    /** A PEM file of who certifies the server, when that is not one that all trust. */
    ca: z.string().optional(),
  }).refine(({ host, tls }) => tls !== 'none' || LOOPBACK.includes(host), { path: ['tls'], message: 'may be `none` only on this machine' }),
  /** A JSON file for its owner alone: `{"user":"...","pass":"..."}`. */
  credentials: z.string().optional(),
  from: z.email(),
  parties: z.record(z.string().refine((party) => agencyOf(party) !== undefined, 'must be a party'), z.strictObject({
    /** Who is reminded of deadlines. */
    deadlines: addresses.optional(),
    /** Who is warned of the end of keys and certificates. */
    administrators: addresses.optional(),
    /** Officers by the party's own employee id: who is reminded of the own saved searches. */
    officers: z.record(z.string(), z.email()).optional(),
  })),
})

export type MailSettings = z.infer<typeof mailSettings>

/** The server as an address: `smtps:` where it speaks TLS from the first byte. */
export const addressOfServer = ({ host, port, tls }: MailSettings['server']): string =>
  `${tls === 'implicit' ? 'smtps' : 'smtp'}://${hostInAddress(host)}:${port}`

/** Where an officer's own mails go; undefined where none do. */
export const addressOfOfficer = (settings: MailSettings | undefined, party: Party, employee: string): string | undefined =>
  settings?.parties[party]?.officers?.[employee]
