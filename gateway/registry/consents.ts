import { randomUUID } from 'node:crypto'
import type { Party } from '../../schema/agency.ts'
import type { ConsentRecord as ConsentRow, PrismaClient } from '../../prisma/generated/client.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { mayChange } from '../../policies/may-change.ts'
import { actorName } from './actor-name.ts'
import { giveConsent, type GivenConsent } from './changes/give-consent.ts'
import { withdrawConsent } from './changes/withdraw-consent.ts'
import type { ConsentHandles } from './consent-handle.ts'
import type { ControlData } from './control-data.ts'
import type { MakeChange, Told } from './make-change.ts'
import { standingOf } from './standing.ts'

interface ConsentsDeps {
  readonly prisma: PrismaClient
  readonly makeChange: MakeChange
  readonly controlData: ControlData
  readonly handles: ConsentHandles
  readonly now: () => Date
}

/** A record under the asker's own handle for it. */
export interface ConsentChanged {
  readonly consentRecord: ConsentRow
  readonly receipt: Receipt
}

/** The consents of the asker's cases: give, withdraw, show. Showing leaves a leaf too. @throws {Refused} */
export const createConsents = ({ prisma, makeChange, controlData, handles, now }: ConsentsDeps) => {
  const shown = (party: Party, record: ConsentRow): ConsentRow => ({ ...record, id: handles.of(party, record.id) })
  const read = async (party: Party, id: string): Promise<ConsentRow> =>
    shown(party, await prisma.consentRecord.findUniqueOrThrow({ where: { id } }))

  return {
    give: async (bound: Bound, handle: string, given: Omit<GivenConsent, 'id' | 'handle' | 'obtainedBy'>): Promise<ConsentChanged> => {
      const { party } = bound.authenticated
      const id = randomUUID()
      const input = { ...given, id, handle: handles.of(party, id), obtainedBy: actorName(bound.authenticated) }
      const { receipt } = await makeChange.ofCase(bound, { handle, input, law: giveConsent })
      return { consentRecord: await read(party, input.id), receipt }
    },

    withdraw: async (bound: Bound, consent: string): Promise<ConsentChanged> => {
      const { party } = bound.authenticated
      const id = handles.read(party, consent)
      const own = id === undefined ? null : await prisma.consentRecord.findFirst({
        where: { id, case: { links: { some: { party, endedAt: null } } } },
        select: { case: { select: { links: { where: { party } } } } },
      })
      const handle = own?.case.links[0]?.handle
      if (id === undefined || handle === undefined) return makeChange.refuse(bound, 'CONSENT_NOT_AVAILABLE', consent)
      const input = { id, handle: consent, withdrawnBy: actorName(bound.authenticated) }
      const { receipt } = await makeChange.ofCase(bound, { handle, input, law: withdrawConsent })
      return { consentRecord: await read(party, id), receipt }
    },

    show: async (bound: Bound, handle: string): Promise<Told & { records: ConsentRow[] }> => {
      const controlled = await controlData.byHandle(bound.asking.recipient, handle)
      if (!controlled) return makeChange.refuse(bound, 'CASE_NOT_AVAILABLE', handle)
      const at = now()
      const decision = mayChange(bound.asking, { kind: 'showConsents' }, standingOf(controlled, at), at)
      if (!decision.permitted) return makeChange.refuse(bound, 'FORBIDDEN', handle)
      const records = await prisma.consentRecord.findMany({
        where: { caseId: controlled.caseId }, orderBy: { validFrom: 'desc' },
      })
      const told = await makeChange.tell(bound, [controlled], {
        name: 'showConsents', handle, operations: ['consultation'], details: { records: records.length },
      })
      return { records: records.map((record) => shown(bound.asking.recipient, record)), ...told }
    },
  }
}

export type Consents = ReturnType<typeof createConsents>
