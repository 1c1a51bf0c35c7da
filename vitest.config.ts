import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { configDefaults, defineConfig } from 'vitest/config'
import { chromiumArgs, chromiumPath } from './scripts/lib/chromium.ts'

const executablePath = chromiumPath()

const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Pure code and the API run in Node; components run in a real Chromium, because layout is half of what they do. */
export default defineConfig({
  plugins: [react()],
  define: { __DEMO__: 'false' },
  // As the product is served, so that there is shared memory (server/http/security-headers.ts).
  server: { headers: ISOLATED },
  optimizeDeps: {
    include: [
      '@tanstack/react-query',
      '@tanstack/react-router',
      'cytoscape',
      'i18next',
      'lucide-react',
      'msw',
      'msw/browser',
      'react',
      'react-aria-components',
      'react-dom/client',
      'react-i18next',
      'react/jsx-dev-runtime',
      'recharts',
      'vitest-browser-react',
      'zod',
      'axe-core',
      'zustand',
    ],
  },
  test: {
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['{core,server,mocks,scripts,bench,src}/**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            ...(process.env['KYT_REAL_DATA'] ? [] : ['**/*.real.test.ts']),
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{mocks,src}/**/*.browser.test.tsx'],
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs() },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1440, height: 900 } }],
          },
        },
      },
    ],
  },
})
