import { useCallback, useRef, useState } from 'react'
import type { AuditRecord } from '#core/evidence/audit-chain.ts'
import { type ChainReport, createVerifier } from '#core/evidence/audit-verifier.ts'
import { auditChainPages, fetchAuditHead } from '#src/data/assurance.ts'

export type Verification =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly report: ChainReport }
  | { readonly state: 'failed'; readonly error: unknown }

/**
 * Recomputes the whole chain in this browser with the code of the evidence core: the server is asked for the
 * records and for where they end, and believed in neither.
 */
export function useChainVerification() {
  const [verification, setVerification] = useState<Verification>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)

  const cancel = useCallback(() => {
    running.current?.abort()
    setVerification({ state: 'idle' })
  }, [])

  const start = useCallback(async () => {
    running.current?.abort()
    const { signal } = (running.current = new AbortController())
    try {
      const anchor = await fetchAuditHead(signal)
      const verifier = createVerifier()
      let done = 0
      setVerification({ state: 'running', done, total: anchor.seq })
      for await (const page of auditChainPages(signal)) {
        for (const record of page) {
          // Records appended after the anchor was read belong to the next verification.
          if (record.seq <= anchor.seq) verifier.push(record as AuditRecord)
        }
        done += page.length
        setVerification({ state: 'running', done: Math.min(done, anchor.seq), total: anchor.seq })
      }
      setVerification({ state: 'done', report: verifier.report(anchor) })
    } catch (error) {
      if (!signal.aborted) setVerification({ state: 'failed', error })
    }
  }, [])

  return { verification, start, cancel }
}
