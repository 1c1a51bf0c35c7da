CREATE TABLE "queue_view_defaults" (
	"user_id" text PRIMARY KEY NOT NULL,
	"view_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue_views" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"scope" text NOT NULL,
	"name" text NOT NULL,
	"search" jsonb NOT NULL,
	"layout" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "queue_view_defaults" ADD CONSTRAINT "queue_view_defaults_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_view_defaults" ADD CONSTRAINT "queue_view_defaults_view_id_queue_views_id_fk" FOREIGN KEY ("view_id") REFERENCES "public"."queue_views"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_views" ADD CONSTRAINT "queue_views_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "queue_views_owner" ON "queue_views" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "alerts_open_by_severity" ON "alerts" USING btree ("severity" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_created" ON "alerts" USING btree ("created_at" DESC NULLS FIRST,"id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_score" ON "alerts" USING btree ("score" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_open_by_due" ON "alerts" USING btree ("disposition_due","id") WHERE open;--> statement-breakpoint
CREATE INDEX "alerts_facets" ON "alerts" USING btree ("status","severity","rule_id","category","book_id","assignee_id","open");--> statement-breakpoint
CREATE INDEX "alerts_rule" ON "alerts" USING btree ("rule_id","severity" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "alerts_actor" ON "alerts" USING btree ("counterparty_actor");--> statement-breakpoint
CREATE INDEX "alerts_closed" ON "alerts" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "alerts_escalated" ON "alerts" USING btree ("escalated_at");