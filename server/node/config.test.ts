import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const bad: [name: string, value: string][] = [
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', '0x50'],
  ['KYT_DEMO', 'yes'],
  ['KYT_DEMO_SIZE', 'huge'],
  ['KYT_LOG', 'debug'],
  ['KYT_PUBLIC_URL', 'desk.example.com'],
  ['DATABASE_URL', 'mysql://db/kyt'],
]

describe('settings', () => {
  test('have defaults, which an empty value means too', () => {
    const defaults = readConfig({})
    expect(defaults).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databaseUrl: null,
      demo: true,
      demoSize: 'normal',
      secureCookies: false,
      logLevel: 'normal',
    })
    const names = ['PORT', 'HOST', 'KYT_DATA_DIR', 'DATABASE_URL', 'KYT_DEMO', 'KYT_DEMO_SIZE', 'KYT_LOG']
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(defaults)
  })

  test('are read', () => {
    expect(
      readConfig({
        PORT: '0',
        HOST: '0.0.0.0',
        DATABASE_URL: 'postgres://kyt@db/kyt',
        KYT_PUBLIC_URL: 'https://desk.example.com',
        KYT_DEMO: 'off',
      }),
    ).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgres://kyt@db/kyt',
      secureCookies: true,
      demo: false,
    })
  })

  test.each(bad)('%s=%s is refused by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  test('a refused connection string is not repeated: it holds a password', () => {
    expect(() => readConfig({ DATABASE_URL: 'kyt:hunter2@db' })).toThrow(
      /^DATABASE_URL is not usable: expected postgres:/,
    )
  })
})
