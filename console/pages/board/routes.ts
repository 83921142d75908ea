export const boardRoutes = [] as const
