import { signOrders, type DisclosureOrder } from '../../agencies/disclosure-order.ts'
import { keyOf } from './keys.ts'

const ASKED = {
  disclosureId: '0cd8714d-08b8-4bf9-81bd-743f85adc069', recipient: 'NEC', actor: 'nec-10002', role: 'investigator', purpose: 'INVESTIGATION',
  legalBases: ['RHL-9', 'STRFL-262a'],
}

const ORDERS: readonly DisclosureOrder[] = [
  {
    ...ASKED, controller: 'CMM', exchanges: ['X16'],
    asks: [{ facts: ['contactPerson.name', 'willingToTestify'], fileNumbers: ['CMM-2026-0042', 'CMM-2026-0057'] }],
  },
  { ...ASKED, controller: 'SKAT', exchanges: ['X18'], asks: [{ facts: ['declaredIncomeMonths'], fileNumbers: ['S-2026-004711'] }] },
  { ...ASKED, controller: 'AT', exchanges: ['X19'], asks: [{ facts: ['inspections.address'], fileNumbers: ['20260011223'] }] },
]

/** The orders of one request to three agencies, under one signature. */
export const ordersAt = (at: Date) => {
  const { publicKey, kid, sign } = keyOf('orders')
  const tokens = signOrders(ORDERS, { kid, sign }, 'urn:samsyn:gateway', at)
  return {
    keys: [{ ...publicKey, kid, alg: 'Ed25519', use: 'sig' }],
    at: at.toISOString(),
    orders: ORDERS.map((order, index) => ({ order, token: tokens[index] ?? '' })),
  }
}
