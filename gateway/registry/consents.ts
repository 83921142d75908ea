import type { ConsentRecord as ConsentRow, PrismaClient } from '../../prisma/generated/client.ts'
import type { Bound, Receipt } from '../pipeline/stages.ts'
import { mayChange } from '../../policies/may-change.ts'
import { createConsentId, giveConsent, type GivenConsent } from './changes/give-consent.ts'
import { withdrawConsent } from './changes/withdraw-consent.ts'
import type { ControlData } from './control-data.ts'
import type { MakeChange } from './make-change.ts'
import { standingOf } from './standing.ts'

interface ConsentsDeps {
  readonly prisma: PrismaClient
  readonly makeChange: MakeChange
  readonly controlData: ControlData
  readonly now: () => Date
  /** Waits until every answer that could rest on a withdrawn consent has left or lapsed (P5). */
  readonly untilLapsed: () => Promise<void>
}

export interface ConsentChanged {
  readonly consentRecord: ConsentRow
  readonly receipt: Receipt
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The consents of the asker's cases: give, withdraw, show. Showing leaves a leaf too. @throws {Refused} */
export const createConsents = ({ prisma, makeChange, controlData, now, untilLapsed }: ConsentsDeps) => {
  const read = (id: string): Promise<ConsentRow> => prisma.consentRecord.findUniqueOrThrow({ where: { id } })

  return {
    give: async (bound: Bound, handle: string, given: Omit<GivenConsent, 'id' | 'obtainedBy'>): Promise<ConsentChanged> => {
      const { party, employee } = bound.authenticated
      const input = { ...given, id: createConsentId(), obtainedBy: `${party}:${employee}` }
      const { receipt } = await makeChange.ofCase(bound, { handle, input, law: giveConsent })
      return { consentRecord: await read(input.id), receipt }
    },

    withdraw: async (bound: Bound, id: string): Promise<ConsentChanged> => {
      const { party, employee } = bound.authenticated
      const own = UUID.test(id) ? await prisma.consentRecord.findFirst({
        where: { id, case: { links: { some: { party, endedAt: null } } } },
        select: { case: { select: { links: { where: { party } } } } },
      }) : null
      const handle = own?.case.links[0]?.handle
      if (handle === undefined) return makeChange.refuse(bound, 'CONSENT_NOT_AVAILABLE', id)
      const input = { id, withdrawnBy: `${party}:${employee}` }
      const { receipt } = await makeChange.ofCase(bound, { handle, input, law: withdrawConsent })
      await untilLapsed()
      return { consentRecord: await read(id), receipt }
    },

    show: async (bound: Bound, handle: string): Promise<{ records: ConsentRow[]; receipt: Receipt }> => {
      const controlled = await controlData.byHandle(bound.asking.recipient, handle)
      if (!controlled) return makeChange.refuse(bound, 'CASE_NOT_AVAILABLE', handle)
      const at = now()
      const decision = mayChange(bound.asking, { kind: 'showConsents' }, standingOf(controlled, at), at)
      if (!decision.permitted) return makeChange.refuse(bound, 'FORBIDDEN', handle)
      const records = await prisma.consentRecord.findMany({
        where: { caseId: controlled.caseId }, orderBy: { validFrom: 'desc' },
      })
      const receipt = await makeChange.write(bound, {
        name: 'showConsents', handle, details: { records: records.length }, restsOn: [], effect: async () => {},
      })
      return receipt ? { records, receipt } : makeChange.refuse(bound, 'CHANGED_MEANWHILE', handle)
    },
  }
}

export type Consents = ReturnType<typeof createConsents>
