CREATE TABLE "group_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"book_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"risk_source" text NOT NULL,
	"seed" text NOT NULL,
	"members" jsonb NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"outcomes" jsonb
);
--> statement-breakpoint
CREATE TABLE "group_reviews" (
	"decision_id" text NOT NULL,
	"alert_id" text NOT NULL,
	"place" integer NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"verdict" text,
	"note" text,
	"at" timestamp (3) with time zone,
	CONSTRAINT "group_reviews_decision_id_alert_id_pk" PRIMARY KEY("decision_id","alert_id")
);
--> statement-breakpoint
ALTER TABLE "alerts" ADD COLUMN "risk_source" text;--> statement-breakpoint
ALTER TABLE "group_reviews" ADD CONSTRAINT "group_reviews_decision_id_group_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."group_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_decisions_cause" ON "group_decisions" USING btree ("book_id","rule_id","risk_source");--> statement-breakpoint
CREATE INDEX "group_reviews_alert" ON "group_reviews" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "alerts_cause" ON "alerts" USING btree ("book_id","rule_id","risk_source");--> statement-breakpoint
-- As server/monitor/risk-source.ts: the gravest labelled hit names the source of alerts that were raised before.
UPDATE "alerts" SET "risk_source" = (
  SELECT coalesce('actor:' || (hit -> 'label' ->> 'actor'), 'address:' || (hit -> 'label' ->> 'address'))
  FROM jsonb_array_elements("receipt" -> 'hits') WITH ORDINALITY AS hits(hit, place)
  WHERE jsonb_typeof(hit -> 'label') = 'object'
  ORDER BY (hit ->> 'severity')::int DESC, place
  LIMIT 1
);
