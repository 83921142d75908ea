import type { FailureKind } from '../../agencies/agency-failure.ts'

/** Why a controller's facts are unavailable, as the contract says it. */
export type UnavailableReason = 'TIMEOUT' | 'UNREACHABLE' | 'REFUSED' | 'CLOCK' | 'GARBLED' | 'NO_FILE_NUMBER'

export const unavailableReasonOf: Record<FailureKind, UnavailableReason> = {
  timeout: 'TIMEOUT',
  unreachable: 'UNREACHABLE',
  refused: 'REFUSED',
  clock: 'CLOCK',
  garbled: 'GARBLED',
}

/** Whether asking again soon makes sense. */
export const mayTryAgain = (reason: UnavailableReason): boolean => reason === 'TIMEOUT' || reason === 'UNREACHABLE'
