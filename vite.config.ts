import react from '@vitejs/plugin-react'
import { msw } from 'msw/vite'
import { defineConfig } from 'vite'

/**
 * Two builds from one source. `vite build` is the product; `vite build --mode demo` adds the
 * mock service worker and the embedded API and is written beside it, so neither can hold the other's files.
 */
export default defineConfig(({ mode }) => {
  const demo = mode === 'demo'
  return {
    plugins: [react(), ...(demo ? [msw({ mode: 'worker-only' })] : [])],
    define: { __DEMO__: JSON.stringify(demo) },
    worker: { format: 'es' as const },
    optimizeDeps: { exclude: ['@electric-sql/pglite'] },
    build: {
      target: 'es2023',
      outDir: demo ? 'dist-demo' : 'dist',
      sourcemap: 'hidden' as const,
      manifest: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 700,
    },
    server: { proxy: { '/api': 'http://localhost:8080' } },
  }
})
