import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const supervisionRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/tilsyn',
    component: lazyRouteComponent(() => import('./supervision.tsx'), 'Supervision'),
  }),
] as const
