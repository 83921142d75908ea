import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import * as z from 'zod/mini'
import { rootRoute } from '../../frame/root-route.tsx'

/** What the address says: whether what is confirmed is shown too. */
const search = z.object({ all: z.catch(z.optional(z.boolean()), undefined) })

export const correctionRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/rettelser', validateSearch: (asked: Record<string, unknown>) => search.parse(asked),
    component: lazyRouteComponent(() => import('./corrections.tsx'), 'Corrections'),
  }),
] as const
