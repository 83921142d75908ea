import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const joiningRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/tilslutning',
    component: lazyRouteComponent(() => import('./joining.tsx'), 'Joining'),
  }),
] as const
