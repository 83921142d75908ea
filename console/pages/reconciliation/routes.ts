import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const reconciliationRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/afstemning',
    component: lazyRouteComponent(() => import('./reconciliations.tsx'), 'Reconciliations'),
  }),
] as const
