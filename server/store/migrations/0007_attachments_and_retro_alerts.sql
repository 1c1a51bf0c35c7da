CREATE TABLE "alert_attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"alert_id" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"restricted" boolean NOT NULL,
	"added_by_id" text NOT NULL,
	"added_by_name" text NOT NULL,
	"added_by_role" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "known_since" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "alert_attachments_alert" ON "alert_attachments" USING btree ("alert_id","added_at");--> statement-breakpoint
CREATE INDEX "alerts_retro" ON "alerts" USING btree ("known_since","id") WHERE "alerts"."known_since" is not null;--> statement-breakpoint
update alerts set known_since = known.first from (
  select a.id, min((hit->'label'->>'knownFrom')::timestamptz) as first
  from alerts a, jsonb_array_elements(a.receipt->'hits') as hit
  where a.occurred_at is not null
  group by a.id, a.occurred_at
  having bool_and(coalesce((hit->'label'->>'knownFrom')::timestamptz > a.occurred_at, false))
) as known where known.id = alerts.id;
