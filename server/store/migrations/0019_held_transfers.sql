CREATE TABLE "held_transfers" (
	"id" integer PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "transfers_block" ON "transfers" USING btree ("chain","block");--> statement-breakpoint
CREATE OR REPLACE FUNCTION hold_transfer_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO held_accounts SELECT from_account FROM stored UNION SELECT to_account FROM stored ON CONFLICT DO NOTHING;
  UPDATE held_transfers SET count = count + (SELECT count(*) FROM stored);
  RETURN NULL;
END $$;
--> statement-breakpoint
INSERT INTO held_transfers SELECT 1, count(*) FROM transfers;
