import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'
import { reviewSearch, type ReviewSearch } from './search.ts'

export const reviewRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/gennemgang',
    validateSearch: (search): ReviewSearch => reviewSearch.parse(search),
    component: lazyRouteComponent(() => import('./review.tsx'), 'Review'),
  }),
] as const
