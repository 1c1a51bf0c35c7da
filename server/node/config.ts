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
  constructor(name: string, value: string | null, expected: string) {
    super(`${name}${value === null ? '' : `=${value}`} is not usable: expected ${expected}`)
    this.name = 'ConfigError'
  }
}

/**
 * Reads the settings of a Node desk from the environment; every one has a default, which an empty value means too.
 *
 * @throws ConfigError naming the variable
 */
export function readConfig(env: Record<string, string | undefined>): NodeConfig {
  const text = (name: string): string | null => env[name]?.trim() || null
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = text(name)
    if (value === null) return fallback
    if (!(allowed as readonly string[]).includes(value))
      throw new ConfigError(name, value, allowed.join(' | '))
    return value as T
  }
  const url = (name: string, protocols: readonly string[], secret: boolean): string | null => {
    const value = text(name)
    if (value === null) return null
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
      // A connection string holds a password: the message must not.
      throw new ConfigError(name, secret ? null : value, protocols.map((each) => `${each}//…`).join(' or '))
    }
    return value
  }
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return {
    port: portOf(text('PORT')),
    host: text('HOST') ?? '127.0.0.1',
    dataDir: resolve(text('KYT_DATA_DIR') ?? '.data'),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:'], true),
    demo: oneOf('KYT_DEMO', ['on', 'off'], 'on') === 'on',
    demoSize: oneOf('KYT_DEMO_SIZE', ['small', 'normal', 'large'], 'normal'),
    secureCookies: url('KYT_PUBLIC_URL', ['http:', 'https:'], false)?.startsWith('https:') ?? false,
    logLevel: oneOf('KYT_LOG', ['quiet', 'normal'], 'normal'),
    version,
  }
}

/** 0 lets the system choose. */
function portOf(text: string | null): number {
  if (text === null) return 8080
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new ConfigError('PORT', text, 'a number from 0 to 65535')
  return port
}
