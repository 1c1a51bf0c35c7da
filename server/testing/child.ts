import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A program of the tests in a process of its own. */
export interface Child {
  readonly pid: number
  /** The next line it prints; null once it has ended. */
  line(): Promise<string | null>
  say(text: string): void
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
  /** Waits for its end and answers its exit code. */
  ended(): Promise<number | null>
}

/** Runs a module's text in a new Node process; its errors go to the tests' own standard error. */
export function startChild(source: string): Child {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { stdin, stdout, pid } = child
  if (stdin === null || stdout === null || pid === undefined) throw new Error('the child did not start')
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  stdin.on('error', () => {})
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  return {
    pid,
    line: async () => {
      const next = await lines.next()
      return next.done === true ? null : next.value
    },
    say: (text) => void stdin.write(`${text}\n`),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    ended: () => ended,
  }
}

/** The import statement of a module of this repository, for a child's text. */
export const importOf = (names: string, file: string): string =>
  `import { ${names} } from ${JSON.stringify(new URL(`../../${file}`, import.meta.url).href)}`
