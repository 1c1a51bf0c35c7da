CREATE TABLE "case_alerts" (
	"case_id" text NOT NULL,
	"alert_id" text NOT NULL,
	"restricted" boolean NOT NULL,
	"added_by_id" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_alerts_case_id_alert_id_pk" PRIMARY KEY("case_id","alert_id")
);
--> statement-breakpoint
CREATE TABLE "case_investigations" (
	"case_id" text NOT NULL,
	"investigation_id" text NOT NULL,
	"restricted" boolean NOT NULL,
	"added_by_id" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "case_investigations_case_id_investigation_id_pk" PRIMARY KEY("case_id","investigation_id")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"restricted" boolean NOT NULL,
	"owner_id" text NOT NULL,
	"opened_by_id" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"closed_by_id" text,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_alerts" ADD CONSTRAINT "case_alerts_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_alerts" ADD CONSTRAINT "case_alerts_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_alerts" ADD CONSTRAINT "case_alerts_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_investigations" ADD CONSTRAINT "case_investigations_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_investigations" ADD CONSTRAINT "case_investigations_investigation_id_investigations_id_fk" FOREIGN KEY ("investigation_id") REFERENCES "public"."investigations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_investigations" ADD CONSTRAINT "case_investigations_added_by_id_users_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_opened_by_id_users_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_closed_by_id_users_id_fk" FOREIGN KEY ("closed_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_alerts_alert" ON "case_alerts" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "case_investigations_investigation" ON "case_investigations" USING btree ("investigation_id");--> statement-breakpoint
CREATE INDEX "cases_changed" ON "cases" USING btree ("state","updated_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "cases_owner" ON "cases" USING btree ("owner_id");