import { runLayout, type LayoutRequest } from '#core/flow/layout/run.ts'

addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  postMessage(runLayout(event.data))
})
