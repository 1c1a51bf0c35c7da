CREATE TABLE "assignment_people" (
	"user_id" text PRIMARY KEY NOT NULL,
	"capacity" integer,
	"absences" jsonb NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_rule_sets" (
	"version" integer PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_turns" (
	"rule_id" text PRIMARY KEY NOT NULL,
	"last_person" text NOT NULL,
	"given" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "snooze" jsonb;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "waiting_ms" bigint;--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "waiting_since" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "alerts_snoozed" ON "alerts" USING btree ("snoozed_until") WHERE snoozed_until is not null;--> statement-breakpoint
CREATE INDEX "alerts_assignee" ON "alerts" USING btree ("assignee_id");