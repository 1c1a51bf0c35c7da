import { parseArgs } from 'node:util'
import { openDemoDesk } from '../demo-desk.ts'
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
const desk = await openDemoDesk(values.dir)
await fillQueue(desk.ports.db, {
  count: Number(values.n),
  seed: Number(values.seed),
  asOf: desk.ports.clock(),
})
await desk.close()
