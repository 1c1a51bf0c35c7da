import type { AuditEntryInput } from '#server/store/audit.ts'
import type { Ports } from '#server/ports.ts'
import type { Db } from '#server/store/db.ts'

/** Ports with a clock that the seeding sets, and a trail that is written at the end in the order things happened. */
export function seedingPorts(db: Db, version: string, startsAt: number) {
  let now = startsAt
  let tokens = 0
  const pending: AuditEntryInput[] = []
  const ports: Ports = {
    db,
    clock: () => now,
    // Names of runs only; nothing here is a secret.
    randomToken: () => `seed${String((tokens += 1)).padStart(28, '0')}`,
    passwords: {
      hash: () => Promise.reject(new Error('personas have no passwords')),
      verify: async () => false,
    },
    sessions: { read: () => null, write: () => ({}) },
    log: { info() {}, warn() {}, error() {} },
    heldAudit: pending,
    config: {
      version,
      demo: true,
      institution: null,
      secureCookies: false,
      validateResponses: false,
      maxImportBytes: 0,
    },
  }
  return {
    ports,
    pending,
    setClock: (at: number) => {
      now = at
    },
  }
}
