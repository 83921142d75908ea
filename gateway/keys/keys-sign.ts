import type { GatewayKeys } from './open-keys.ts'

const PROBE = Buffer.from('samsyn readiness')

/** Whether orders and checkpoints can be signed now: not while the token that their keys are on is away. */
export const keysSign = ({ orders, checkpoints }: Pick<GatewayKeys, 'orders' | 'checkpoints'>): boolean => {
  try {
    for (const key of [orders, checkpoints]) key.sign(PROBE)
    return true
  } catch {
    return false
  }
}
