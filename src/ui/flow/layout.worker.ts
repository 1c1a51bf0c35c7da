import { layoutFlow } from '#core/flow/layout/layout.ts'
import type { LayoutRequest } from './layout-job.ts'

addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  const { graph, options } = event.data
  postMessage(layoutFlow(graph, options))
})
