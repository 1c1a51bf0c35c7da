import { boolean, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const users = pgTable('users', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text().notNull(),
  title: text().notNull().default(''),
  passwordHash: text('password_hash'),
  demo: boolean().notNull().default(false),
  createdAt: instant('created_at').notNull(),
  disabledAt: instant('disabled_at'),
})

/** A session is found by the SHA-256 of its cookie: the table never holds a usable token. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

export const settings = pgTable('settings', { key: text().primaryKey(), value: jsonb().notNull() })

/** The answer given to an idempotency key, so that a retried write is answered and not repeated. */
export const idempotencyKeys = pgTable('idempotency_keys', {
  key: text().primaryKey(),
  requestHash: text('request_hash').notNull(),
  status: text().notNull(),
  etag: text(),
  body: jsonb(),
  createdAt: instant('created_at').notNull(),
})
