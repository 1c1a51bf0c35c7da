import type { Log } from '../ports.ts'

/** One JSON object a line on standard error, so that standard output stays for people. */
export function jsonLog(level: 'quiet' | 'normal'): Log {
  const write = (severity: string, event: string, facts: Record<string, unknown> = {}) =>
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), severity, event, ...facts })}\n`)
  return {
    info: (event, facts) => {
      if (level === 'normal') write('info', event, facts)
    },
    warn: (event, facts) => void write('warn', event, facts),
    error: (event, facts) => void write('error', event, facts),
  }
}
