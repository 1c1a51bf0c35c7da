import { parentPort } from 'node:worker_threads'
import type { ToEngine } from '#core/flow/runtime/protocol.ts'
import { createEngineService } from '#core/flow/runtime/service.ts'

const port = parentPort
if (port === null) throw new Error('engine-worker.ts is started by engine-pool.ts as a thread')
const serve = createEngineService((message) => port.postMessage(message))
port.on('message', (message: ToEngine) => serve(message))
