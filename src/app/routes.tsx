import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
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

// The literal test lets the bundler leave the gallery out of the product.
const devRoutes = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/dev/gallery',
        component: lazyRouteComponent(() => import('./dev/gallery.tsx'), 'GalleryPage'),
      }),
    ]
  : []

export const routeTree = rootRoute.addChildren([homeRoute, ...devRoutes])
