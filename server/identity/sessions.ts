import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Role } from '#core/workflow/roles.ts'
import type { Caller } from '../http/bind.ts'
import type { Ports } from '../ports.ts'
import type { Db } from '../store/db.ts'
import { sessions, users } from '../store/schema/identity.ts'

/** A working day: people sign in each morning, and a forgotten browser is not signed in tomorrow. */
export const SESSION_SECONDS = 12 * 60 * 60

/** The name under which a session's token is stored. */
export const hashToken = (token: string) => bytesToHex(sha256(utf8ToBytes(token)))

/** Starts a session and returns its token, which exists nowhere else. Expired sessions are cleared on the way. */
export async function startSession(db: Db, ports: Ports, userId: string): Promise<string> {
  const now = ports.clock()
  const token = ports.randomToken()
  await db.delete(sessions).where(lt(sessions.expiresAt, new Date(now)))
  await db.insert(sessions).values({
    tokenHash: hashToken(token),
    userId,
    createdAt: new Date(now),
    expiresAt: new Date(now + SESSION_SECONDS * 1000),
  })
  return token
}

/** Who holds this token now, or null: unknown, expired, or the person was disabled. */
export async function callerOf(ports: Ports, token: string | null): Promise<Caller | null> {
  if (token === null) return null
  const [row] = await ports.db
    .select({ id: users.id, name: users.name, email: users.email, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.tokenHash, hashToken(token)),
        gt(sessions.expiresAt, new Date(ports.clock())),
        isNull(users.disabledAt),
      ),
    )
  return row ? { ...row, role: row.role as Role } : null
}

export async function endSession(ports: Ports, token: string): Promise<void> {
  await ports.db.delete(sessions).where(eq(sessions.tokenHash, hashToken(token)))
}
