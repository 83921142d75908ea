import { appendFileSync, readFileSync } from 'node:fs'
import type { ReceivedAlarm } from '../alarm-exchange.ts'

/** An alarm as the agency's officers find it: how it came, and when. */
export interface LoggedAlarm extends ReceivedAlarm {
  readonly way: string
  readonly receivedAt: string
}

/** What has rung at an agency. */
export interface AlarmLog {
  all(): readonly LoggedAlarm[]
  /** Once for each id: one that comes again is known already. */
  add(alarm: LoggedAlarm): void
}

/** A file of JSON Lines, read again at the next start. */
export const createAlarmLog = (file: string): AlarmLog => {
  const alarms = readAlarms(file)
  const known = new Set(alarms.map(({ id }) => id))
  return {
    all: () => alarms,
    add: (alarm) => {
      if (known.has(alarm.id)) return
      appendFileSync(file, `${JSON.stringify(alarm)}\n`)
      known.add(alarm.id)
      alarms.push(alarm)
    },
  }
}

const readAlarms = (file: string): LoggedAlarm[] => {
  try {
    return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LoggedAlarm)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
