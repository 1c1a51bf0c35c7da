import { buildDemo } from './lib/build-demo.ts'

await buildDemo()
