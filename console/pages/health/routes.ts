import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const healthRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/drift',
    component: lazyRouteComponent(() => import('./health.tsx'), 'Health'),
  }),
] as const
