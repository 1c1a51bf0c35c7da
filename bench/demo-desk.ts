import { type Desk, openDesk } from '#server/node/open-desk.ts'
import { seedDemoIfEmpty } from '../scripts/lib/seed-demo.ts'

/** The small demonstration in a data directory, opened for being filled further. Whoever opens it closes it. */
export async function openDemoDesk(dataDir: string): Promise<Desk> {
  const desk = await openDesk(
    {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      databaseUrl: null,
      demo: true,
      demoSize: 'small',
      secureCookies: false,
      logLevel: 'quiet',
      version: 'bench',
    },
    { info() {}, warn() {}, error() {} },
  )
  return seedDemoIfEmpty(desk, { size: 'small', onProgress: (line) => console.log(line) })
}
