import { existsSync } from 'node:fs'

/**
 * The Chromium to drive: `CHROMIUM_PATH`, else one from the system's packages,
 * else undefined, which lets Playwright use the browser it downloaded itself.
 */
export function chromiumPath(): string | undefined {
  const candidates = [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return candidates.find((path) => path !== undefined && existsSync(path))
}

/** Flags for a headless run: no sandbox for root (containers), and no background requests to anywhere. */
export function chromiumArgs(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ]
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet
}
