import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

export const verificationRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/efterproev',
    component: lazyRouteComponent(() => import('./verification.tsx'), 'Verification'),
  }),
] as const
