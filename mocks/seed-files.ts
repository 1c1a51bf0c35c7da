/** Files that `npm run build:demo` puts beside the page, made by scripts/build-demo.ts. */
export const DEMO_SEED = '/demo-seed.tar.gz'
export const DEMO_MANIFEST = '/demo-seed.json'

export interface DemoManifest {
  readonly version: string
  readonly institution: string
  /** The demo's "now", epoch ms. */
  readonly endsAt: number
}
