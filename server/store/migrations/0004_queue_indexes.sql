CREATE INDEX "alerts_open_by_severity" ON "alerts" USING btree ("severity" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_created" ON "alerts" USING btree ("created_at" DESC NULLS FIRST,"id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_score" ON "alerts" USING btree ("score" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_due" ON "alerts" USING btree ("disposition_due","id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_facets" ON "alerts" USING btree ("status","severity","rule_id","category","book_id","assignee_id","open");--> statement-breakpoint
CREATE INDEX "alerts_rule" ON "alerts" USING btree ("rule_id","severity" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "alerts_assignee" ON "alerts" USING btree ("assignee_id","status");--> statement-breakpoint
CREATE INDEX "alerts_actor" ON "alerts" USING btree ("counterparty_actor");--> statement-breakpoint
CREATE INDEX "alerts_closed" ON "alerts" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "alerts_escalated" ON "alerts" USING btree ("escalated_at");