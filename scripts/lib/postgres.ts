import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** Newest PostgreSQL server programs on this machine, or null. */
function serverPrograms(): string | null {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return null
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a))
  const found = versions.map((v) => join(base, v, 'bin')).find((dir) => existsSync(join(dir, 'initdb')))
  return found ?? null
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export interface TestPostgres {
  readonly url: string
  stop(): void
}

/**
 * A throw-away PostgreSQL server on a free port, for the tests that must hold on both databases. Null where the
 * machine has no server programs. As root it runs under the package's own user, since the server refuses root.
 */
export async function startTestPostgres(): Promise<TestPostgres | null> {
  const programs = serverPrograms()
  if (programs === null) return null
  const dir = mkdtempSync(join(tmpdir(), 'kyt-pg-'))
  const root = process.getuid?.() === 0
  const as = (program: string, args: string[]): [string, string[]] =>
    root
      ? ['runuser', ['-u', 'postgres', '--', join(programs, program), ...args]]
      : [join(programs, program), args]
  if (root) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    chownSync(dir, id('-u'), id('-g'))
  }
  const data = join(dir, 'data')
  execFileSync(...as('initdb', ['-D', data, '-A', 'trust', '-U', 'kyt', '--no-sync']), { stdio: 'ignore' })
  const port = await freePort()
  const server = spawn(
    ...as('postgres', ['-D', data, '-p', String(port), '-k', dir, '-h', '127.0.0.1', '-F']),
    { stdio: 'ignore' },
  )
  const url = `postgres://kyt@127.0.0.1:${port}/postgres`
  const stop = () => {
    server.kill('SIGQUIT')
    rmSync(dir, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return { url, stop }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  stop()
  throw new Error(`PostgreSQL did not answer within 10 s (user ${userInfo().username})`)
}
