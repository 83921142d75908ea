/** The kinds of facts that policies, firewalls and consent records speak of. */
export const DATA_CATEGORIES = [
  'identity', 'contact', 'encounter', 'assessment', 'indicators', 'health', 'accommodation', 'location', 'risk',
  'residence', 'asylum', 'return', 'representative', 'workplace', 'income', 'investigation', 'witness', 'operations',
  'coordination',
] as const

export type DataCategory = (typeof DATA_CATEGORIES)[number]
