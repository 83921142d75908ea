import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'
import { readSearch } from './search.ts'

export const boardRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/tavle', validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./board.tsx'), 'Board'),
  }),
] as const
