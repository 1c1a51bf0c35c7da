CREATE TABLE "held_accounts" (
	"key" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE INDEX "held_accounts_beginning" ON "held_accounts" USING btree (lower(split_part("key", ':', 3)));--> statement-breakpoint
CREATE INDEX "held_accounts_ending" ON "held_accounts" USING btree (reverse(lower(right("key", 16))));--> statement-breakpoint
CREATE INDEX "labels_beginning" ON "labels" USING btree (lower("address"));--> statement-breakpoint
CREATE INDEX "labels_ending" ON "labels" USING btree (reverse(lower(right("address", 16))));--> statement-breakpoint
CREATE INDEX "transfers_tx_ending" ON "transfers" USING btree (reverse(lower(right("tx_hash", 16))));--> statement-breakpoint
-- Whoever stores a transfer or a book's account need not think of this list.
CREATE FUNCTION hold_transfer_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO held_accounts SELECT from_account FROM stored UNION SELECT to_account FROM stored ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION hold_book_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO held_accounts SELECT DISTINCT account FROM stored ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER transfers_held_accounts AFTER INSERT ON transfers
  REFERENCING NEW TABLE AS stored FOR EACH STATEMENT EXECUTE FUNCTION hold_transfer_accounts();
--> statement-breakpoint
CREATE TRIGGER book_accounts_held_accounts AFTER INSERT ON book_accounts
  REFERENCING NEW TABLE AS stored FOR EACH STATEMENT EXECUTE FUNCTION hold_book_accounts();
--> statement-breakpoint
INSERT INTO held_accounts
  SELECT from_account FROM transfers UNION SELECT to_account FROM transfers UNION SELECT account FROM book_accounts;
