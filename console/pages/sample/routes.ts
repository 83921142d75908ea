import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const sampleRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/stikproeve',
    component: lazyRouteComponent(() => import('./samples.tsx'), 'Samples'),
  }),
] as const
