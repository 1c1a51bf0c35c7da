-- Staged rows belong to running imports only: unlogged, so that they cost no write-ahead log and do not outlive a crash.
ALTER TABLE "label_staging" SET UNLOGGED;--> statement-breakpoint
ALTER TABLE "transfer_staging" SET UNLOGGED;--> statement-breakpoint
DROP INDEX "label_staging_import";--> statement-breakpoint
DROP INDEX "transfer_staging_import";--> statement-breakpoint
ALTER TABLE "imports" ALTER COLUMN "kind" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "heartbeat_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "transfer_staging" ADD COLUMN "case_name" text;--> statement-breakpoint
CREATE INDEX "label_staging_import" ON "label_staging" USING btree ("import_id","line");--> statement-breakpoint
CREATE INDEX "transfer_staging_import" ON "transfer_staging" USING btree ("import_id","line");