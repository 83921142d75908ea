import { z } from 'zod'

const registration = z.object({
  id: z.string(),
  kind: z.enum(['agency', 'client', 'key']),
  party: z.string(),
  client: z.string().nullable(),
  issuer: z.string().nullable(),
  keyUse: z.string().nullable(),
  thumbprint: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
})

const client = z.object({ client: z.string(), party: z.string(), suspendedAt: z.string().nullable() })

export type RegistrationReply = z.infer<typeof registration>
export type ClientReply = z.infer<typeof client>

/** What each operation of `samsyn agency` and `samsyn client` reads of its answer. */
export const JOINING_REPLIES = {
  list: z.object({ registrations: z.object({ registrations: z.array(registration), clients: z.array(client) }) }),
  agency: z.object({ registerAgency: z.object({ registration }) }),
  client: z.object({ registerClient: z.object({ registration }) }),
  key: z.object({ registerKey: z.object({ registration }) }),
  approve: z.object({ approveRegistration: z.object({ registration }) }),
  suspend: z.object({ suspendClient: z.object({ client }) }),
  revoke: z.object({ revokeBinding: z.object({ party: z.string(), thumbprint: z.string() }) }),
}
