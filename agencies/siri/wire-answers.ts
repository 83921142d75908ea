import { waitSlow, type Faults } from '../reference/faults.ts'
import type { Lookup } from './lookup.ts'
import type { Verdict } from './wire-front.ts'
import { message, number, text } from './wire-message.ts'

const READY = message('Z', Buffer.from('I'))

const error = (code: string, says: string): Buffer =>
  message('E', ...[`SERROR`, `VERROR`, `C${code}`, `M${says}`].map(text), Buffer.of(0))

/** A statement is answered with a refusal (SQLSTATE 42501), and the session goes on. */
export const refusal: Verdict = { answer: Buffer.concat([error('42501', 'opslaget er ikke dækket af en ordre'), READY]) }

/** What comes of an accepted lookup under a fault. */
export const verdictUnder = async (faults: Faults, lookup: Lookup): Promise<Verdict> => {
  const fault = faults.current
  switch (fault?.kind) {
    case 'slow':
      await waitSlow(faults, fault)
      return { ask: lookup }
    case 'fail':
      return { answer: Buffer.concat([error('XX000', 'Opslag fejlede for Mira Testesen, 010190-9999'), READY]) }
    case 'cut':
      return { answer: HALF, hangUp: true }
    case 'stall':
      return { answer: HALF }
    case 'garbage':
      return { answer: Buffer.from('\u0000\u0001<<< not what the contract says') }
    case 'huge':
      return { answer: Buffer.concat([BEGINNING, ...Array.from({ length: HUGE / ROW.length }, () => ROW)]) }
    case 'oversend':
      return { ask: { text: MORE, values: lookup.values.slice(0, 1) } }
    case 'wrongCase':
      return { ask: { text: ANOTHER, values: lookup.values.slice(0, 1) } }
    default:
      return { ask: lookup }
  }
}

/** PostgreSQL's number for the type `text`. */
const TEXT = 25
const HUGE = 50 * 1024 * 1024
const MORE = `select *, 'Mira Testesen' as navn from siri.sager where sagsnummer = any($1)
  or sagsnummer = (select max(sagsnummer) from siri.sager where sagsnummer <> all($1))`
const ANOTHER = 'select * from siri.sager where sagsnummer <> all($1) order by sagsnummer limit 1'

/** How an answer of one column of texts begins, and a large row of it. */
const BEGINNING = Buffer.concat([
  message('1'),
  message('2'),
  message('T', number(2, 1), text('sagsnummer'), number(4, 0), number(2, 0), number(4, TEXT), number(2, -1), number(4, -1),
    number(2, 0)),
])
const HALF = BEGINNING.subarray(0, BEGINNING.length - 20)
const ROW = message('D', number(2, 1), number(4, 65_000), Buffer.alloc(65_000, 'x'))
