import { boolean, customType, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

const bytea = customType<{ data: Uint8Array }>({
  dataType: () => 'bytea',
  // Node's driver gives a Buffer, the embedded database an array.
  fromDriver: (value) => new Uint8Array(value as Uint8Array),
})

/** Files of an alert with the digest they came with. Never changed, never deleted. */
export const alertAttachments = pgTable(
  'alert_attachments',
  {
    id: text().primaryKey(),
    alertId: text('alert_id').notNull(),
    name: text().notNull(),
    mediaType: text('media_type').notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    content: bytea().notNull(),
    /** Added inside the restricted compartment: that it exists is not told outside. */
    restricted: boolean().notNull(),
    addedById: text('added_by_id').notNull(),
    addedByName: text('added_by_name').notNull(),
    addedByRole: text('added_by_role').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [index('alert_attachments_alert').on(t.alertId, t.addedAt)],
)
