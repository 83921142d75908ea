import { expect, test } from 'vitest'
import { danishTime } from '../../gateway/cli/danish.ts'
import { saidTime } from '../../gateway/report/report-texts.ts'
import { sayInstant } from '../../policies/words/day.ts'

const said = (at: string) => [danishTime(at), sayInstant(new Date(at), 'da'), saidTime(at, 'da'), saidTime(at, 'en')]

test('an instant is said so that it is one: of the hour that comes twice in October, which of the two', () => {
  expect(said('2028-10-28T23:59:59Z')).toEqual(
    ['29.10.2028 kl. 01.59', '29.10.2028 kl. 01.59', '29. oktober 2028 kl. 01.59', '29 October 2028 at 01:59'])
  expect(said('2028-10-29T00:30:00Z')).toEqual([
    '29.10.2028 kl. 02.30 (sommertid)', '29.10.2028 kl. 02.30 (sommertid)', '29. oktober 2028 kl. 02.30 (sommertid)',
    '29 October 2028 at 02:30 (summer time)',
  ])
  expect(said('2028-10-29T01:30:00Z')).toEqual([
    '29.10.2028 kl. 02.30 (normaltid)', '29.10.2028 kl. 02.30 (normaltid)', '29. oktober 2028 kl. 02.30 (normaltid)',
    '29 October 2028 at 02:30 (standard time)',
  ])
  expect(said('2028-10-29T02:00:00Z')[0]).toBe('29.10.2028 kl. 03.00')
  expect([said('2028-03-26T00:59:00Z')[0], said('2028-03-26T01:00:00Z')[0]]).toEqual(['26.03.2028 kl. 01.59', '26.03.2028 kl. 03.00'])
  expect([said('2027-12-31T22:59:00Z')[0], said('2027-12-31T23:00:00Z')[0]]).toEqual(['31.12.2027 kl. 23.59', '01.01.2028 kl. 00.00'])
})
