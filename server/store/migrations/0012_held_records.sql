-- Staged rows belong to running imports only, like those of labels and transfers.
CREATE TABLE "held_records" (
	"n" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"body" jsonb NOT NULL,
	"known_from" timestamp (3) with time zone NOT NULL,
	"import_id" text
);
--> statement-breakpoint
CREATE TABLE "record_staging" (
	"import_id" text NOT NULL,
	"line" integer NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "held_records_key" ON "held_records" USING btree ("kind","key","n" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "record_staging_import" ON "record_staging" USING btree ("import_id","line");--> statement-breakpoint
ALTER TABLE "record_staging" SET UNLOGGED;
