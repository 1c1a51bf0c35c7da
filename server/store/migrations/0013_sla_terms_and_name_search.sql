CREATE TABLE "sla_term_sets" (
	"version" integer PRIMARY KEY NOT NULL,
	"terms" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "alerts_open_by_due";--> statement-breakpoint
DROP INDEX "alerts_actor";--> statement-breakpoint
DROP INDEX "alerts_customer";--> statement-breakpoint
CREATE INDEX "alerts_open_by_due" ON "alerts" USING btree ("disposition_due","id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id","first_touch_due","first_touch_at") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_actor" ON "alerts" USING btree ("counterparty_actor","severity" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id");--> statement-breakpoint
CREATE INDEX "alerts_customer" ON "alerts" USING btree ("customer_ref","severity" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id");