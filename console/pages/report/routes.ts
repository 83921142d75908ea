import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const reportRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/indsigt',
    component: lazyRouteComponent(() => import('./person-report.tsx'), 'PersonReport'),
  }),
] as const
