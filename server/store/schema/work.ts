import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
const units = (name: string) => numeric(name, { precision: 78, scale: 0, mode: 'bigint' })

/** One pass of the pipeline: what it looked at, with which engine, ledger and label set. */
export const monitorRuns = pgTable('monitor_runs', {
  id: text().primaryKey(),
  trigger: text().notNull(),
  importId: text('import_id'),
  engineVersion: text('engine_version').notNull(),
  ledgerDigest: text('ledger_digest').notNull(),
  labelSetDigest: text('label_set_digest').notNull(),
  transfersScreened: integer('transfers_screened').notNull(),
  alertsRaised: integer('alerts_raised').notNull(),
  startedAt: instant('started_at').notNull(),
  finishedAt: instant('finished_at').notNull(),
})

/**
 * What the queue is filtered by, at the end of each order's index: alerts that a filter passes over on the way to a
 * page are then passed over in the index, and no row of theirs is read.
 */
const filtered = <Column>(t: {
  readonly [
    name in
      | 'status'
      | 'open'
      | 'ruleId'
      | 'category'
      | 'bookId'
      | 'assigneeId'
      | 'snoozedUntil'
      | 'escalatedById'
  ]: Column
}): readonly Column[] => [
  t.status,
  t.open,
  t.ruleId,
  t.category,
  t.bookId,
  t.assigneeId,
  t.snoozedUntil,
  t.escalatedById,
]

/** `dedupeKey` names the cause (book, rule, version, subject): screening twice raises one alert. */
export const alerts = pgTable(
  'alerts',
  {
    id: text().primaryKey(),
    dedupeKey: text('dedupe_key').notNull(),
    bookId: text('book_id').notNull(),
    ruleId: text('rule_id').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    category: text().notNull(),
    exposureKind: text('exposure_kind').notNull(),
    severity: smallint().notNull(),
    score: smallint().notNull(),
    sanctions: boolean().notNull(),
    needsReview: boolean('needs_review').notNull(),
    status: text().notNull(),
    open: boolean().notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    direction: text().notNull(),
    account: text(),
    counterparty: text(),
    counterpartyActor: text('counterparty_actor'),
    customerRef: text('customer_ref'),
    txHash: text('tx_hash'),
    transferIds: text('transfer_ids').array().notNull(),
    assetId: text('asset_id'),
    amount: units('amount'),
    fiatCurrency: text('fiat_currency'),
    fiatMinor: units('fiat_minor'),
    priceSource: text('price_source'),
    occurredAt: instant('occurred_at'),
    /** When this desk learned what the alert rests on, where that was only after the transfer (core/risk/retro.ts). */
    knownSince: instant('known_since'),
    occurredBlock: bigint('occurred_block', { mode: 'number' }),
    receipt: jsonb().notNull(),
    /** Who the funds lead to, `actor:…` or `address:…`; null where nobody is labelled. With rule and book: the cause. */
    riskSource: text('risk_source'),
    runId: text('run_id').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    firstTouchDue: instant('first_touch_due'),
    dispositionDue: instant('disposition_due'),
    firstTouchAt: instant('first_touch_at'),
    closedAt: instant('closed_at'),
    /** First handed to the MLRO: for everybody outside the restricted compartment the alert left the desk then. */
    escalatedAt: instant('escalated_at'),
    /** Who reported it: outside the restricted compartment the only person for whom it is still there. */
    escalatedById: text('escalated_by_id'),
    assigneeId: text('assignee_id'),
    closure: jsonb(),
    /** Put aside until then; `snooze` holds why and by whom. Both null once it is over. */
    snoozedUntil: instant('snoozed_until'),
    snooze: jsonb(),
    /** Milliseconds spent waiting for an answer in spans that ended (null: none), and since when one runs. */
    waitingMs: bigint('waiting_ms', { mode: 'number' }),
    waitingSince: instant('waiting_since'),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('alerts_dedupe').on(t.dedupeKey),
    index('alerts_by_severity').on(
      t.severity.desc().nullsFirst(),
      t.createdAt.desc().nullsFirst(),
      t.id,
      ...filtered(t),
    ),
    index('alerts_by_created').on(t.createdAt.desc().nullsFirst(), t.id, ...filtered(t)),
    index('alerts_by_score').on(
      t.score.desc().nullsFirst(),
      t.createdAt.desc().nullsFirst(),
      t.id,
      ...filtered(t),
    ),
    index('alerts_by_due').on(t.dispositionDue, t.id, ...filtered(t)),
    index('alerts_retro')
      .on(t.knownSince, t.id)
      .where(sql`${t.knownSince} is not null`),
    // The open ones are what a desk looks at all day, and few among those it ever had.
    index('alerts_open_by_severity')
      .on(t.severity.desc().nullsFirst(), t.createdAt.desc().nullsFirst(), t.id, ...filtered(t))
      .where(sql`open`),
    index('alerts_open_by_created')
      .on(t.createdAt.desc().nullsFirst(), t.id, ...filtered(t))
      .where(sql`open`),
    index('alerts_open_by_score')
      .on(t.score.desc().nullsFirst(), t.createdAt.desc().nullsFirst(), t.id, ...filtered(t))
      .where(sql`open`),
    // With both clocks, so that what is overdue is found in it: it comes first.
    index('alerts_open_by_due')
      .on(t.dispositionDue, t.id, ...filtered(t), t.firstTouchDue, t.firstTouchAt)
      .where(sql`open`),
    // All that facets count by, so that counting reads no row: equal entries share one place in the index.
    index('alerts_facets').on(
      t.status,
      t.severity,
      t.ruleId,
      t.category,
      t.bookId,
      t.assigneeId,
      t.open,
      t.escalatedById,
    ),
    index('alerts_rule').on(t.ruleId, t.severity.desc().nullsFirst()),
    // What a search by name finds can be half of the desk's alerts: counted and put in order without their rows.
    index('alerts_actor').on(
      t.counterpartyActor,
      t.severity.desc().nullsFirst(),
      t.createdAt.desc().nullsFirst(),
      t.id,
      ...filtered(t),
    ),
    index('alerts_closed').on(t.closedAt),
    index('alerts_escalated').on(t.escalatedAt),
    index('alerts_customer').on(
      t.customerRef,
      t.severity.desc().nullsFirst(),
      t.createdAt.desc().nullsFirst(),
      t.id,
      ...filtered(t),
    ),
    index('alerts_account').on(t.account),
    index('alerts_counterparty').on(t.counterparty),
    index('alerts_tx').on(t.txHash),
    index('alerts_snoozed')
      .on(t.snoozedUntil)
      .where(sql`snoozed_until is not null`),
    index('alerts_assignee').on(t.assigneeId),
    index('alerts_cause').on(t.bookId, t.ruleId, t.riskSource),
  ],
)

/** The append-only trail. Rows are never updated or deleted: a trigger refuses it (see the migrations). */
export const auditEvents = pgTable(
  'audit_events',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    actorId: text('actor_id').notNull(),
    actorRole: text('actor_role').notNull(),
    actorName: text('actor_name').notNull(),
    type: text().notNull(),
    targetKind: text('target_kind'),
    targetId: text('target_id'),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text().notNull(),
  },
  (t) => [index('audit_target').on(t.targetKind, t.targetId, t.seq), index('audit_type').on(t.type)],
)

/** One row: the last link. Locked by whoever appends, so that the chain has one order. */
export const auditHead = pgTable('audit_head', {
  id: integer().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
})
