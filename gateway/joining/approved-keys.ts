import type { Pool } from 'pg'
import type { SigningKeys } from '../trail/entry.ts'
import type { KeyUse } from './registrations.ts'

const KNOWN = `select content->>'thumbprint' as thumbprint, true as approved from registration
    where kind = 'key' and approved_at is not null and content->>'use' = $1
  union all select case $1 when 'orders' then orders else checkpoints end, false from trail_key`

/**
 * From the first key that two people approved for a use, the gateway signs for it only with such a key, or with one that a
 * log has named before: a key that someone put in its place by himself signs nothing.
 * @throws when a key is neither.
 */
export const requireApprovedKeys = async (reader: Pick<Pool, 'query'>, keys: SigningKeys): Promise<void> => {
  for (const use of ['orders', 'checkpoints'] as const satisfies readonly KeyUse[]) {
    const { rows } = await reader.query<{ thumbprint: string; approved: boolean }>(KNOWN, [use])
    if (rows.some(({ approved }) => approved) && !rows.some(({ thumbprint }) => thumbprint === keys[use]))
      throw new Error(`the key that signs ${use} is not approved: propose its thumbprint in the console under \`Tilslutning\`, and have another approve it`)
  }
}
