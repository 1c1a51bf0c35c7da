CREATE TABLE "held_transfers" (
	"id" integer PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "transfers_block" ON "transfers" USING btree ("chain","block");--> statement-breakpoint
CREATE FUNCTION count_held_transfers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE held_transfers SET count = count + (SELECT count(*) FROM stored);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER transfers_held_transfers AFTER INSERT ON transfers
  REFERENCING NEW TABLE AS stored FOR EACH STATEMENT EXECUTE FUNCTION count_held_transfers();
--> statement-breakpoint
INSERT INTO held_transfers SELECT 1, count(*) FROM transfers;
