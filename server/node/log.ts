import type { Log } from '../ports.ts'

/** One JSON object a line on standard error, so that standard output stays for people. */
export function jsonLog(
  level: 'quiet' | 'normal',
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Log {
  const say = (severity: string, event: string, facts: Record<string, unknown> = {}) => {
    const head = { at: new Date().toISOString(), severity, event }
    // First for people who read, and last so that no fact takes its place.
    write(`${JSON.stringify({ ...head, ...facts, ...head }, sayable)}\n`)
  }
  return {
    info: (event, facts) => {
      if (level === 'normal') say('info', event, facts)
    },
    warn: (event, facts) => say('warn', event, facts),
    error: (event, facts) => say('error', event, facts),
  }
}

/** A log must not fail on what it is given: amounts are BigInt, and an error's message is not its own property. */
function sayable(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack }
  return value
}
