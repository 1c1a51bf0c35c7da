import type { ToEngine } from '#core/flow/runtime/protocol.ts'
import { createEngineService } from '#core/flow/runtime/service.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
const serve = createEngineService((message) => postMessage(message))
addEventListener('message', ({ data }: MessageEvent<ToEngine>) => serve(data))
