/** Where progress is shown: one line that is rewritten on a terminal, a plain line now and then elsewhere. */
export interface ProgressLine {
  show(text: string): void
  /** Prints a line that stays. */
  print(text: string): void
}

const PLAIN_EVERY_MS = 5_000

export function progressLine(out: NodeJS.WriteStream): ProgressLine {
  let isShown = false
  let lastPlain = performance.now()
  const clear = () => {
    if (isShown) out.write('\r\x1b[2K')
    isShown = false
  }
  return {
    show(text) {
      if (out.isTTY) {
        out.write(`\r\x1b[2K${text.slice(0, out.columns - 1)}`)
        isShown = true
      } else if (performance.now() - lastPlain >= PLAIN_EVERY_MS) {
        lastPlain = performance.now()
        out.write(`${text}\n`)
      }
    },
    print(text) {
      clear()
      out.write(`${text}\n`)
    },
  }
}

export interface Progress {
  readonly filename: string
  readonly rowsRead: number
  readonly bytesRead: number
  readonly bytesTotal: number
  readonly elapsedMs: number
}

/** `packs/miners.yaml  41 %  52,300 rows  21,000 rows/s  4 s left`. Bytes, the only total known, give the time left. */
export function progressText({ filename, rowsRead, bytesRead, bytesTotal, elapsedMs }: Progress): string {
  const seconds = elapsedMs / 1_000
  const share = bytesTotal === 0 ? 1 : bytesRead / bytesTotal
  const rate = seconds > 0 ? Math.round(rowsRead / seconds) : 0
  const left = share > 0 ? `${duration((seconds / share) * (1 - share))} left` : ''
  return [
    filename,
    `${Math.floor(share * 100)} %`,
    `${grouped(rowsRead)} rows`,
    `${grouped(rate)} rows/s`,
    left,
  ]
    .join('  ')
    .trimEnd()
}

/** `4 s`, `3 min 20 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

/** `524170` -> `524,170`. */
export function grouped(n: number): string {
  return n.toLocaleString('en')
}
