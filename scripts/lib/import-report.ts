import type { Import } from '#server/imports/records.ts'
import { duration, grouped } from './progress-line.ts'

/** What all files of one run came to. */
export interface Totals {
  files: number
  failed: number
  rows: number
  accepted: number
  merged: number
  rejected: number
  /** Alerts raised by screening what came in; null where it could not be screened. */
  alerts: number | null
}

export function noTotals(): Totals {
  return { files: 0, failed: 0, rows: 0, accepted: 0, merged: 0, rejected: 0, alerts: null }
}

export function addReport(totals: Totals, report: Import): void {
  totals.rows += report.rowsRead
  totals.accepted += report.accepted
  totals.merged += report.merged
  totals.rejected += report.rejected
}

/** One file's line, and its notices below it. */
export function reportText(report: Import, elapsedMs: number): string {
  const counts = [
    `${grouped(report.rowsRead)} rows`,
    `${grouped(report.accepted)} new`,
    `${grouped(report.merged)} known`,
    `${grouped(report.rejected)} rejected`,
  ]
  if (report.book !== null) counts.push(`book ${report.book.name} (${report.book.id})`)
  const lines = [
    `${(report.state === 'screening' ? 'stored' : report.state).padEnd(8)} ${report.filename}: ${counts.join(', ')}, ${duration(elapsedMs / 1_000)}`,
  ]
  if (report.error !== null) lines.push(`         ${report.error}`)
  return [...lines, ...report.notices.map((notice) => `         note: ${notice.text}`)].join('\n')
}

/** The last lines of a run. */
export function totalsText(totals: Totals, skipped: number, elapsedMs: number): string {
  const seconds = elapsedMs / 1_000
  const rate = seconds > 0 ? grouped(Math.round(totals.rows / seconds)) : '0'
  const alerts = totals.alerts === null ? ', NOT SCREENED' : `, ${grouped(totals.alerts)} alerts`
  return (
    `${grouped(totals.files)} files, ${totals.failed} failed, ${skipped} skipped\n` +
    `${grouped(totals.rows)} rows: ${grouped(totals.accepted)} new, ${grouped(totals.merged)} known, ` +
    `${grouped(totals.rejected)} rejected${alerts} in ${duration(seconds)} (${rate} rows/s)`
  )
}
