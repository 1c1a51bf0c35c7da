import { parseArgs } from 'node:util'
import { openDesk } from '#server/node/open-desk.ts'
import { seedDemoIfEmpty } from '../../scripts/lib/seed-demo.ts'
import { fillQueue } from './fill.ts'

/** `node bench/queue/fill-desk.ts --dir folder [--n 100000] [--seed 1]`: a demonstration desk with a long queue. */
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    n: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
})
if (values.dir === undefined) throw new Error('name a folder: --dir')
const desk = await openDesk(
  {
    port: 0,
    host: '127.0.0.1',
    dataDir: values.dir,
    databaseUrl: null,
    demo: true,
    demoSize: 'small',
    secureCookies: false,
    logLevel: 'quiet',
    version: 'bench',
  },
  { info() {}, warn() {}, error() {} },
)
await seedDemoIfEmpty(desk, { size: 'small', onProgress: (line) => console.log(line) })
await fillQueue(desk.ports.db, {
  count: Number(values.n),
  seed: Number(values.seed),
  asOf: desk.ports.clock(),
})
await desk.close()
