/**
 * How long a record may be answered on, in milliseconds, counted from when its consents were last seen to stand.
 * A withdrawal is acknowledged only when every answer that could rest on the consent has either left or lapsed (P5):
 * the difference between the two is for an answer on its way out of the process.
 */
export const ANSWER_LEASE = 1_000
export const WITHDRAWAL_WAIT = 1_250
