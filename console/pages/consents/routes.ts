import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../frame/root-route.tsx'

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path })

/** A case stands in the address by the agency's own handle of it, which is random and tells nobody else anything (P12). */
export const consentRoutes = [
  createRoute({ ...at('/samtykker'), component: lazyRouteComponent(() => import('./own-cases.tsx'), 'OwnCases') }),
  createRoute({ ...at('/samtykker/$case'), component: lazyRouteComponent(() => import('./consents.tsx'), 'Consents') }),
  createRoute({ ...at('/samtykker/$case/nyt'), component: lazyRouteComponent(() => import('./give/give-consent.tsx'), 'GiveConsent') }),
  createRoute({
    ...at('/samtykker/$case/ark/$consent'), component: lazyRouteComponent(() => import('./sheet/sheet.tsx'), 'Sheet'),
  }),
] as const
