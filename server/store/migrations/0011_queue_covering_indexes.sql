DROP INDEX "alerts_by_severity";--> statement-breakpoint
DROP INDEX "alerts_by_created";--> statement-breakpoint
DROP INDEX "alerts_by_score";--> statement-breakpoint
DROP INDEX "alerts_by_due";--> statement-breakpoint
DROP INDEX "alerts_open_by_severity";--> statement-breakpoint
DROP INDEX "alerts_open_by_created";--> statement-breakpoint
DROP INDEX "alerts_open_by_score";--> statement-breakpoint
DROP INDEX "alerts_open_by_due";--> statement-breakpoint
DROP INDEX "alerts_facets";--> statement-breakpoint
-- What a computed column is made of cannot change its type any more, so text is ordered by bytes here already (text-order.ts).
ALTER TABLE "customers" ALTER COLUMN "name" TYPE text COLLATE "C", ALTER COLUMN "ref" TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "searched" text COLLATE "C" GENERATED ALWAYS AS (lower((name || chr(10) || ref) collate "default")) STORED;--> statement-breakpoint
CREATE INDEX "alerts_by_severity" ON "alerts" USING btree ("severity" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id");--> statement-breakpoint
CREATE INDEX "alerts_by_created" ON "alerts" USING btree ("created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id");--> statement-breakpoint
CREATE INDEX "alerts_by_score" ON "alerts" USING btree ("score" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id");--> statement-breakpoint
CREATE INDEX "alerts_by_due" ON "alerts" USING btree ("disposition_due","id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id");--> statement-breakpoint
CREATE INDEX "alerts_open_by_severity" ON "alerts" USING btree ("severity" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_created" ON "alerts" USING btree ("created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_score" ON "alerts" USING btree ("score" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_due" ON "alerts" USING btree ("disposition_due","id","status","open","rule_id","category","book_id","assignee_id","snoozed_until","escalated_by_id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_facets" ON "alerts" USING btree ("status","severity","rule_id","category","book_id","assignee_id","open","escalated_by_id");