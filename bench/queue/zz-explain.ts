import { openDesk } from '../../server/node/open-desk.ts'
import { sql } from 'drizzle-orm'
import { rowsOf } from '#server/store/db.ts'
const [dir, q] = process.argv.slice(2)
const log = { info() {}, warn() {}, error() {} }
const desk = await openDesk({ port: 0, host: '127.0.0.1', dataDir: dir, databaseUrl: null, demo: true, demoSize: 'small', secureCookies: false, logLevel: 'quiet', version: 'b' }, log)
for (const r of await rowsOf<any>(desk.ports.db, sql.raw('explain (analyze, buffers) ' + q))) console.log(r['QUERY PLAN'])
await desk.close()
