import type { Stage } from '../../../schema/control-data.ts'
import type { ConsentRecord } from '../../decision.ts'
import { butWith, NOW } from '../circumstances.ts'
import { inFull, type Property } from '../property.ts'

const HER_CHOICES = ['CMM.willingToTestify', 'CMM.returnWish', 'NEC.investigationStatus']

const saying = (id: string, recipient: string, purpose: 'INVESTIGATION' | 'PREPARED_RETURN'): ConsentRecord => ({
  id, version: 1, givenBy: 'dataSubject', giverSuspected: false, recipients: [recipient], purposes: [purpose],
  categories: ['witness', 'return', 'identity', 'contact'], form: 'inWriting', validFrom: new Date(0),
  validUntil: new Date(NOW.getTime() + 1), withdrawnAt: null,
})
const HER_WISHES = [saying('testify', 'NEC', 'INVESTIGATION'), saying('return', 'IOM', 'PREPARED_RETURN')]

/** F6. STROM kap. 1, princip 2. Wishes show in consents to the police or the return organisation, and in the stage. */
export const helpIsUnconditional: Property = {
  id: 'F6',
  says: 'what ASSISTANCE gives is the same whether or not the person will testify or return, and never says which',
  whateverIsExchanged: true,
  holds: ({ permit, asking, fact, standing, decision, about }) => {
    if (asking.purpose !== 'ASSISTANCE') return true
    if (permit && HER_CHOICES.includes(fact.id)) return false
    if (!standing.linked || standing.closed) return true
    const willing = butWith(standing, { get consents() { return [...standing.consents, ...HER_WISHES] } })
    const during = (stage: Stage): string => inFull(about(butWith(standing, { stage })))
    return inFull(about(willing)) === inFull(decision) && during('returnPrepared') === during('reflection')
  },
}
