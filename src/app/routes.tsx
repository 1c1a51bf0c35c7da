import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { AlertsSearch } from '#src/features/alerts/search.ts'
import { AuditSearch } from '#src/features/audit/search.ts'
import { CasesSearch } from '#src/features/cases/search.ts'
import { ExplorerSearch } from '#src/features/explorer/search.ts'
import { GroupsSearch } from '#src/features/groups/search.ts'
import { ImportsSearch } from '#src/features/imports/search.ts'
import { RulesSearch } from '#src/features/rules/search.ts'
import { LabelsSearch } from '#src/features/labels/search.ts'
import { TrendsSearch } from '#src/features/trends/search.ts'
import { CrashPage, HomePage, NotFoundPage } from './fallback-pages.tsx'
import { Shell } from './shell.tsx'

/**
 * The addresses of the desk. A route is thin: its path, the schema of its search, and the page it loads.
 * README.md in this folder shows how to add one; a navigation entry appears once its path has a route.
 */
const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
})

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: HomePage })

const alertsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts',
  validateSearch: AlertsSearch,
  component: lazyRouteComponent(() => import('./alerts-screen.tsx'), 'AlertsScreen'),
})

const alertRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/$alertId',
  component: lazyRouteComponent(() => import('#src/features/alert/page.tsx'), 'AlertPage'),
})

const groupsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/groups',
  validateSearch: GroupsSearch,
  component: lazyRouteComponent(() => import('#src/features/groups/page.tsx'), 'GroupsPage'),
})

const groupDecisionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alerts/groups/$decisionId',
  component: lazyRouteComponent(() => import('#src/features/group/page.tsx'), 'GroupDecisionPage'),
})

const casesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases',
  validateSearch: CasesSearch,
  component: lazyRouteComponent(() => import('#src/features/cases/page.tsx'), 'CasesPage'),
})

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('#src/features/cases/case-page.tsx'), 'CasePage'),
})

const explorerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/explore',
  validateSearch: ExplorerSearch,
  component: lazyRouteComponent(() => import('#src/features/explorer/page.tsx'), 'ExplorerPage'),
})

const trendsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/trends',
  validateSearch: TrendsSearch,
  component: lazyRouteComponent(() => import('#src/features/trends/page.tsx'), 'TrendsPage'),
})

const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  validateSearch: ImportsSearch,
  component: lazyRouteComponent(() => import('#src/features/imports/page.tsx'), 'ImportsPage'),
})

const labelsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/labels',
  validateSearch: LabelsSearch,
  component: lazyRouteComponent(() => import('#src/features/labels/page.tsx'), 'LabelsPage'),
})

const rulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules',
  validateSearch: RulesSearch,
  component: lazyRouteComponent(() => import('#src/features/rules/page.tsx'), 'RulesPage'),
})

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: AuditSearch,
  component: lazyRouteComponent(() => import('#src/features/audit/page.tsx'), 'AuditPage'),
})

const assignmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assignment',
  component: lazyRouteComponent(() => import('#src/features/assignment/page.tsx'), 'AssignmentPage'),
})

const adminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('#src/features/users/page.tsx'), 'UsersPage'),
})

const devRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/dev/gallery',
        component: lazyRouteComponent(() => import('./dev/gallery.tsx'), 'GalleryPage'),
      }),
    ]
  : []

export const routeTree = rootRoute.addChildren([
  homeRoute,
  alertsRoute,
  alertRoute,
  groupsRoute,
  groupDecisionRoute,
  casesRoute,
  caseRoute,
  explorerRoute,
  trendsRoute,
  importsRoute,
  labelsRoute,
  rulesRoute,
  auditRoute,
  assignmentRoute,
  adminRoute,
  ...devRoutes,
])
