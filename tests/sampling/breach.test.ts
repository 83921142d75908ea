import { expect, test } from 'vitest'
import { breachIn, mayClose, mayDecide } from '../../gateway/officers-work/breach.ts'
import type { OfficerAct } from '../../gateway/officers-work/officer-act.ts'
import type { Bound } from '../../gateway/pipeline/stages.ts'

const act = (name: string, employee = 'cmm-1002', details: OfficerAct['details'] = {}): OfficerAct => ({
  id: name, subject: 's', act: name, party: 'CMM', employee, at: new Date('2026-11-22T09:00:00Z'), reason: 'r', details,
})
const by = (employee: string, party = 'CMM') => ({ authenticated: { party, employee } }) as Bound

test('an agency with one officer tells the authority of what she suspects, alone and in time', () => {
  const acts = [act('suspectBreach')]
  expect(mayClose(true)(acts)).toBeNull()
  expect(breachIn([...acts, act('closeBreach', 'cmm-1002', { notified: true })])?.state).toBe('NOTIFIED')
})

test('not to tell the authority takes a second officer of the controller: one alone neither rejects nor closes', () => {
  const acts = [act('suspectBreach')]
  expect(mayDecide(by('cmm-1002'))(acts)).toBe('ACT_OWN')
  expect(mayClose(false)(acts)).toBe('ACT_OUT_OF_ORDER')
  expect(mayDecide(by('cmm-1003'))(acts)).toBeNull()
  expect(mayDecide(by('nec-10007', 'NUC'))([{ ...act('suspectBreach', 'nec-10007'), party: 'NEC' }])).toBe('ACT_OWN')
  expect(mayClose(false)([...acts, act('confirmBreach', 'cmm-1003')])).toBeNull()
})

test('what was rejected or closed is told of no more, until it is suspected again', () => {
  for (const last of [act('rejectBreach', 'cmm-1003'), act('closeBreach', 'cmm-1002', { notified: true })])
    expect(mayClose(true)([act('suspectBreach'), last])).toBe('ACT_OUT_OF_ORDER')
  expect(mayClose(true)([])).toBe('ACT_OUT_OF_ORDER')
})
