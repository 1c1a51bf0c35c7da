import { openDesk } from '../../server/node/open-desk.ts'
import { seedDemoIfEmpty } from '../../scripts/lib/seed-demo.ts'
import { fillQueue } from '../../bench/queue/fill.ts'
const [dir, n, url] = process.argv.slice(2)
const log = { info() {}, warn() {}, error() {} }
const opened = await openDesk({ port: 0, host: '127.0.0.1', dataDir: dir, databaseUrl: url ?? null, demo: true, demoSize: 'small', secureCookies: false, logLevel: 'quiet', version: 'b' }, log)
const desk = await seedDemoIfEmpty(opened, { size: 'small', onProgress: () => {} })
console.time('fill')
await fillQueue(desk.ports.db, { count: Number(n), seed: 1, asOf: Date.now() })
console.timeEnd('fill')
await desk.close()
