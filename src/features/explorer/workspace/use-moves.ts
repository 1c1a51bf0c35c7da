import { useCallback, useRef } from 'react'
import type { Point } from '#core/flow/layout/types.ts'
import type { Workspace } from './workspace.ts'

/** Where somebody dragged nodes to, as one step for everything that was dragged together. They stay pinned there. */
export function useMoves(workspace: Workspace): (id: string, at: Point) => void {
  const moved = useRef<Map<string, Point>>(new Map())
  return useCallback(
    (id: string, at: Point) => {
      if (moved.current.size === 0) {
        queueMicrotask(() => {
          const places = [...moved.current].map(([node, { x, y }]) => ({ node, x, y }))
          moved.current = new Map()
          workspace.do({ kind: 'pin', places, facts: null })
        })
      }
      moved.current.set(id, at)
    },
    [workspace],
  )
}
