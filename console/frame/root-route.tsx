import { createRootRoute } from '@tanstack/react-router'
import { Layout } from './layout.tsx'
import { NotFound } from './not-found.tsx'
import { WithoutLayout } from './unexpected.tsx'

/** What every page lies in. */
export const rootRoute = createRootRoute({ component: Layout, notFoundComponent: NotFound, errorComponent: WithoutLayout })
