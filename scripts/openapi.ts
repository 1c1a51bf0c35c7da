import { readFileSync, writeFileSync } from 'node:fs'
import { openApiDocument } from '#core/contract/openapi.ts'
import { ROUTES } from '#core/contract/routes.ts'

/**
 * `npm run openapi` writes core/contract/openapi.json from the route table;
 * with `--check` it only compares, and fails where the committed file has drifted.
 */
const file = new URL('../core/contract/openapi.json', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const fresh = `${JSON.stringify(openApiDocument(ROUTES, version), null, 2)}\n`

if (process.argv.includes('--check')) {
  const committed = readFileSync(file, 'utf8')
  if (committed !== fresh) {
    console.error('core/contract/openapi.json is not what the route table says: run `npm run openapi`')
    process.exit(1)
  }
  console.log('openapi.json is up to date')
} else {
  writeFileSync(file, fresh)
  console.log(`wrote ${ROUTES.length} operations to core/contract/openapi.json`)
}
