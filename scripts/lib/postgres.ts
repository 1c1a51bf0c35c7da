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

/** The user that the server's package made. */
function packageUser(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export interface TestPostgres {
  readonly url: string
  stop(): Promise<void>
}

/**
 * A throw-away PostgreSQL server on a free port, for the tests that must hold on both databases. Null where the
 * machine has no server programs. As root it runs under the package's own user, since the server refuses root.
 */
export async function startTestPostgres(): Promise<TestPostgres | null> {
  const programs = serverPrograms()
  if (programs === null) return null
  const dir = mkdtempSync(join(tmpdir(), 'kyt-pg-'))
  // Not through a program that changes the user: signals would reach that one, and the server would live on.
  const user = process.getuid?.() === 0 ? packageUser() : null
  if (user !== null) chownSync(dir, user.uid, user.gid)
  const as = { cwd: dir, stdio: 'ignore', ...user } as const
  const data = join(dir, 'data')
  execFileSync(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'kyt', '--no-sync'], as)
  const port = await freePort()
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-k', dir, '-h', '127.0.0.1', '-F'],
    as,
  )
  const url = `postgres://kyt@127.0.0.1:${port}/postgres`
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const stop = async () => {
    server.kill('SIGQUIT')
    await ended
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
  await stop()
  throw new Error(`PostgreSQL did not answer within 10 s (user ${userInfo().username})`)
}
