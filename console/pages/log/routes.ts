import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'
import { logSearch, type LogSearch } from './search.ts'

export const logRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/log',
    validateSearch: (search): LogSearch => logSearch.parse(search),
    component: lazyRouteComponent(() => import('./log.tsx'), 'Log'),
  }),
  createRoute({
    getParentRoute: () => rootRoute, path: '/log/$log/$leaf',
    component: lazyRouteComponent(() => import('./entry.tsx'), 'Entry'),
  }),
  createRoute({
    getParentRoute: () => rootRoute, path: '/log/opbevaring',
    component: lazyRouteComponent(() => import('./retention.tsx'), 'Retention'),
  }),
] as const
