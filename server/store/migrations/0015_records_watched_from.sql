CREATE TABLE "record_watches" (
	"kind" text PRIMARY KEY NOT NULL,
	"watched_from" timestamp (3) with time zone,
	"import_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "look_back" boolean DEFAULT true NOT NULL;