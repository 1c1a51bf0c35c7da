import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface NodeConfig {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly demo: boolean
  readonly demoSize: 'small' | 'normal' | 'large'
  readonly secureCookies: boolean
  readonly logLevel: 'quiet' | 'normal'
  readonly version: string
}

/** An environment variable holds something the desk cannot use. */
export class ConfigError extends Error {
  constructor(name: string, value: string, expected: string) {
    super(`${name}=${value} is not usable: expected ${expected}`)
    this.name = 'ConfigError'
  }
}

/** Reads the settings of a Node desk from the environment; every one has a default. @throws ConfigError */
export function readConfig(env: Record<string, string | undefined>): NodeConfig {
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = env[name]
    if (value === undefined || value === '') return fallback
    if (!(allowed as readonly string[]).includes(value))
      throw new ConfigError(name, value, allowed.join(' | '))
    return value as T
  }
  const port = Number(env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError('PORT', env['PORT'] ?? '', '0 to 65535')
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    dataDir: resolve(env['KYT_DATA_DIR'] ?? '.data'),
    databaseUrl: env['DATABASE_URL'] || null,
    demo: oneOf('KYT_DEMO', ['on', 'off'], 'on') === 'on',
    demoSize: oneOf('KYT_DEMO_SIZE', ['small', 'normal', 'large'], 'normal'),
    secureCookies: (env['KYT_PUBLIC_URL'] ?? '').startsWith('https://'),
    logLevel: oneOf('KYT_LOG', ['quiet', 'normal'], 'normal'),
    version,
  }
}
