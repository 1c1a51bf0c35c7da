/** What the build and its environment say. Read once; nothing else reads `import.meta.env`. */

declare global {
  /** True in the build that carries the whole product in the page (`vite build --mode demo`). */
  const __DEMO__: boolean
}

export interface Env {
  /** Where the API lives. Empty: the page's own origin. No trailing slash. */
  readonly apiBase: string
  /** The API and its data run in this page. */
  readonly demo: boolean
  /** A development server: extra routes are registered. */
  readonly dev: boolean
}

export const env: Env = {
  apiBase: String(import.meta.env['VITE_API_BASE'] ?? '').replace(/\/+$/, ''),
  demo: __DEMO__,
  dev: import.meta.env.DEV,
}
