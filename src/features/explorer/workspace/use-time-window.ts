import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { InvestigationState } from '#core/investigation/state.ts'
import type { TimeWindow } from '#core/flow/picture/time-window.ts'
import { toEpoch } from '#src/platform/format.ts'
import type { Workspace } from './workspace.ts'

type Window = InvestigationState['window']

export interface TimeChoice {
  /** What is looked at now, as a filter reads it. */
  readonly window: Window
  /** The same for the slider; null: all of the time. */
  readonly value: TimeWindow | null
  readonly choose: (value: TimeWindow | null) => void
}

/** Sliding through time is looking; where somebody stops for this long is a step. */
const REST_MS = 900

/** The window of time: moves at once under the hand, and is recorded where the hand rests. */
export function useTimeWindow(workspace: Workspace, recorded: Window): TimeChoice {
  const [held, setHeld] = useState<{ readonly value: TimeWindow | null } | null>(null)
  const record = useEffectEvent((value: TimeWindow | null) => {
    setHeld(null)
    const next = windowOf(value)
    if (next.from !== recorded.from || next.until !== recorded.until)
      workspace.do({ kind: 'window', ...next, facts: null })
  })
  useEffect(() => {
    if (held === null) return undefined
    const timer = setTimeout(() => record(held.value), REST_MS)
    return () => clearTimeout(timer)
  }, [held])
  const choose = useCallback((value: TimeWindow | null) => setHeld({ value }), [])
  return useMemo(() => {
    const window = held === null ? recorded : windowOf(held.value)
    return { window, value: held === null ? valueOf(recorded) : held.value, choose }
  }, [held, recorded, choose])
}

function windowOf(value: TimeWindow | null): Window {
  return {
    from: value === null ? null : new Date(value.from).toISOString(),
    until: value === null ? null : new Date(value.to).toISOString(),
    fromBlock: null,
    untilBlock: null,
  }
}

function valueOf({ from, until }: Window): TimeWindow | null {
  const [start, end] = [from === null ? null : toEpoch(from), until === null ? null : toEpoch(until)]
  return start === null || end === null ? null : { from: start, to: end }
}
