import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const lookUpRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/opslag',
    component: lazyRouteComponent(() => import('./look-up.tsx'), 'LookUp'),
  }),
] as const
