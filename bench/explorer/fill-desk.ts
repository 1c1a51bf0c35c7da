import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openDemoDesk } from '../demo-desk.ts'
import { explorerFiles } from './synthetic.ts'

/**
 * `node bench/explorer/fill-desk.ts --dir folder [--accounts 6000] [--hub 5000] [--seed 1]`: the small demonstration
 * with a ledger large enough to follow for long, imported by the desk's own command.
 */
const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    accounts: { type: 'string', default: '6000' },
    hub: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
  },
})
if (values.dir === undefined) throw new Error('name a folder: --dir')
await (await openDemoDesk(values.dir)).close()
const folder = await mkdtemp(join(tmpdir(), 'bench-explorer-'))
try {
  const size = { accounts: Number(values.accounts), hub: Number(values.hub) }
  const { transfers, labels } = explorerFiles(size, Number(values.seed))
  await writeFile(join(folder, 'explorer-labels.csv'), labels)
  await writeFile(join(folder, 'explorer-transfers.csv'), transfers)
  const script = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, [script, 'auto', folder, '--data-dir', values.dir], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
} finally {
  await rm(folder, { recursive: true })
}
