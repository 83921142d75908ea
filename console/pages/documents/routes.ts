import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const documentRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/foresporgsler',
    component: lazyRouteComponent(() => import('./documents.tsx'), 'Documents'),
  }),
] as const
