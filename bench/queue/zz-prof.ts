import { openDesk } from '../../server/node/open-desk.ts'
import { createApp } from '#server/app.ts'
import { startSession } from '#server/identity/sessions.ts'
import { sql } from 'drizzle-orm'
import { rowsOf } from '#server/store/db.ts'
import { questions, FACETS } from './questions.ts'
const [dir, url] = process.argv.slice(2)
const log = { info() {}, warn() {}, error() {} }
const desk = await openDesk({ port: 0, host: '127.0.0.1', dataDir: dir, databaseUrl: url || null, demo: true, demoSize: 'small', secureCookies: false, logLevel: 'quiet', version: 'b' }, log)
const { ports } = desk
const app = createApp(ports)
const id = (await rowsOf<any>(ports.db, sql`select id from users where role='analyst' limit 1`))[0].id
const cookie = (ports.sessions.write(await startSession(ports.db, ports, id), 3600)['set-cookie'] ?? '').split(';')[0]
// time each statement
const session: any = (ports.db as any).session
const client = session.client
const orig = client.query.bind(client)
let spent: [number, string][] = []
client.query = async (...a: any[]) => { const t = performance.now(); const c = process.cpuUsage(); const r = await orig(...a); spent.push([url ? performance.now() - t : process.cpuUsage(c).user / 1000, (typeof a[0] === 'string' ? a[0] : a[0].text).slice(0, 90)]); return r }
for (const q of [...(await questions(ports.db)), ...FACETS]) {
  await app.request(q.path, { headers: { cookie } })
  spent = []
  const c = process.cpuUsage(); const t = performance.now()
  const res = await app.request(q.path, { headers: { cookie } }); const text = await res.text()
  const cpu = process.cpuUsage(c).user / 1000
  console.log(q.name, 'cpu', cpu.toFixed(1), 'wall', (performance.now() - t).toFixed(1), 'bytes', text.length, 'total', JSON.parse(text).total, spent.map(([ms, s]) => ms.toFixed(1)).join(' '))
}
await desk.close()
