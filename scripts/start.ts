import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DataLockedError } from '#server/node/data-lock.ts'
import { ConfigError, readConfig } from '#server/node/config.ts'
import { jsonLog } from '#server/node/log.ts'
import { openDesk } from '#server/node/open-desk.ts'
import { recoverImports } from '#server/imports/recover.ts'
import { screenAfterImport } from '#server/monitor/pipeline.ts'
import { listen } from '#server/main.ts'
import { buildIfStale } from './lib/build.ts'
import { seedDemoIfEmpty } from './lib/seed-demo.ts'

/**
 * `npm start`: builds the page if needed, opens the database, seeds the demonstration institution into an empty
 * desk (unless KYT_DEMO=off), and listens. Settings: see README.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const webRoot = fileURLToPath(new URL('../dist', import.meta.url))
  await buildIfStale(webRoot)
  const opened = await openDesk(config, jsonLog(config.logLevel))
  const desk = config.demo
    ? await seedDemoIfEmpty(opened, { size: config.demoSize, onProgress: (line) => console.log(line) })
    : opened
  const abandonedAfterMs = config.databaseUrl === null ? 0 : 60_000
  const recovered = await recoverImports(desk.ports, screenAfterImport, abandonedAfterMs)
  if (recovered.interrupted > 0)
    console.log(`${recovered.interrupted} imports were interrupted; nothing of their files was kept`)
  const listening = await listen(desk, {
    port: config.port,
    host: config.host,
    webRoot: existsSync(webRoot) ? webRoot : null,
  })
  console.log(`KYT Desk ${config.version} is at ${listening.url}`)
  if (config.databaseUrl === null)
    console.log(
      `Data in ${config.dataDir} (embedded database: evaluation and single analysts; a regulated team sets DATABASE_URL)`,
    )

  const stop = (signal: string) => {
    console.log(`${signal}: finishing running requests`)
    listening.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', () => stop('SIGTERM'))
  process.once('SIGINT', () => stop('SIGINT'))
}

main().catch((error: unknown) => {
  console.error(error instanceof DataLockedError || error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
