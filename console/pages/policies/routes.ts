import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'
import { policiesSearch, type PoliciesSearch } from './search.ts'

export const policyRoutes = [
  createRoute({
    getParentRoute: () => rootRoute, path: '/regler',
    validateSearch: (search): PoliciesSearch => policiesSearch.parse(search),
    component: lazyRouteComponent(() => import('./policies.tsx'), 'Policies'),
  }),
] as const
