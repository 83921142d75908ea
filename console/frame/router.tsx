import { createRouter } from '@tanstack/react-router'
import { boardRoutes } from '../pages/board/routes.ts'
import { consentRoutes } from '../pages/consents/routes.ts'
import { correctionRoutes } from '../pages/corrections/routes.ts'
import { documentRoutes } from '../pages/documents/routes.ts'
import { healthRoutes } from '../pages/health/routes.ts'
import { joiningRoutes } from '../pages/joining/routes.ts'
import { logRoutes } from '../pages/log/routes.ts'
import { lookUpRoutes } from '../pages/look-up/routes.ts'
import { policyRoutes } from '../pages/policies/routes.ts'
import { reconciliationRoutes } from '../pages/reconciliation/routes.ts'
import { reportRoutes } from '../pages/report/routes.ts'
import { reviewRoutes } from '../pages/review/routes.ts'
import { sampleRoutes } from '../pages/sample/routes.ts'
import { startRoutes } from '../pages/start/routes.ts'
import { supervisionRoutes } from '../pages/supervision/routes.ts'
import { verificationRoutes } from '../pages/verification/routes.ts'
import { rootRoute } from './root-route.tsx'
import { Unexpected } from './unexpected.tsx'

/** Each desk brings its own routes, loaded when they are first gone to. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...startRoutes, ...lookUpRoutes, ...consentRoutes, ...boardRoutes, ...joiningRoutes, ...logRoutes, ...policyRoutes,
    ...reportRoutes, ...reviewRoutes, ...sampleRoutes, ...verificationRoutes, ...correctionRoutes, ...reconciliationRoutes,
    ...documentRoutes, ...healthRoutes, ...supervisionRoutes,
  ]),
  basepath: '/console',
  scrollRestoration: true,
  defaultErrorComponent: Unexpected,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
