import type { EngineBasis } from '#core/flow/runtime/basis.ts'
import type { Asked } from '#core/flow/runtime/host.ts'
import type { AnswerTo, Progress, Question } from '#core/flow/runtime/questions.ts'
import type { SessionTransport } from './identity/session-transport.ts'
import type { AuditEntryInput } from './store/audit.ts'
import type { Db } from './store/db.ts'

/** Everything the API needs from where it runs. Node, a browser worker and tests each bring their own. */
export interface Ports {
  readonly db: Db
  /** Now, in epoch milliseconds. The only clock of the server. */
  readonly clock: () => number
  /** Unguessable text, url-safe, of at least 128 bits. */
  readonly randomToken: () => string
  readonly passwords: PasswordPort
  readonly sessions: SessionTransport
  readonly log: Log
  /**
   * Where set, audit entries are collected here instead of being chained: a replay of history tells its events out
   * of order, and chains them afterwards in the order in which they happened.
   */
  readonly heldAudit?: AuditEntryInput[]
  /** Where left out, what other processes did is found by looking every few seconds. */
  readonly notices?: NoticePort
  /** Aborted when the desk stops: answers that stay open end then. */
  readonly stopping?: AbortSignal
  readonly config: DeskConfig
  /** Threads for the engine, where there are any; else it runs where it is asked. */
  readonly engines?: EnginePool
}

/** Engines beside the event loop. */
export interface EnginePool {
  /** Transfers from which a ledger is worth asking about here; one with fewer is asked about in place. */
  readonly from: number
  ask<Q extends Question>(
    basis: EngineBasis,
    question: Q,
    onProgress?: (progress: Progress) => void,
  ): Asked<AnswerTo<Q>>
}

export interface PasswordPort {
  hash(password: string): Promise<string>
  verify(hash: string, password: string): Promise<boolean>
}

export interface NoticePort {
  /** Calls back with every notice (store/notices.ts) from now on; the answer ends it. */
  listen(onNotice: (text: string) => void): Promise<() => Promise<void>>
}

/** Structured logs: one event name, a flat object of facts, never a secret and never an address book. */
export interface Log {
  info(event: string, facts?: Record<string, unknown>): void
  warn(event: string, facts?: Record<string, unknown>): void
  error(event: string, facts?: Record<string, unknown>): void
}

export interface DeskConfig {
  readonly version: string
  /** Demonstration mode: seeded institution, personas without passwords. */
  readonly demo: boolean
  readonly institution: string | null
  /** False only where the desk is served without TLS on a trusted machine: the cookie then cannot be `__Host-`. */
  readonly secureCookies: boolean
  /** Validate every answer against the contract before it leaves (tests and demo; costs time). */
  readonly validateResponses: boolean
  /** Largest file accepted by one import, in bytes. */
  readonly maxImportBytes: number
}
