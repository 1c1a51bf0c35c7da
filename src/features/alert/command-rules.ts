import { TRANSITIONS } from '#core/workflow/transitions.ts'

/** Least weight of a text that a command must carry, as the lifecycle demands it. */
export function leastText(command: string, field: string): number {
  const row = TRANSITIONS.find((each) => each.command === command)
  return row?.required.find((each) => each.field === field)?.min ?? 0
}
