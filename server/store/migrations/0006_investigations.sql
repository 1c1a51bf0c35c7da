CREATE TABLE "investigation_alerts" (
	"investigation_id" text NOT NULL,
	"alert_id" text NOT NULL,
	"restricted" boolean NOT NULL,
	"attached_by_id" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "investigation_alerts_investigation_id_alert_id_pk" PRIMARY KEY("investigation_id","alert_id")
);
--> statement-breakpoint
CREATE TABLE "investigation_revisions" (
	"investigation_id" text NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"label" text,
	"document" jsonb NOT NULL,
	"digest" text NOT NULL,
	"steps" integer NOT NULL,
	"saved_by_id" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "investigation_revisions_investigation_id_n_pk" PRIMARY KEY("investigation_id","n")
);
--> statement-breakpoint
CREATE TABLE "investigations" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"owner_id" text NOT NULL,
	"state" text NOT NULL,
	"restricted" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by_id" text NOT NULL,
	"revision" integer NOT NULL,
	"steps" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "investigation_alerts" ADD CONSTRAINT "investigation_alerts_investigation_id_investigations_id_fk" FOREIGN KEY ("investigation_id") REFERENCES "public"."investigations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigation_alerts" ADD CONSTRAINT "investigation_alerts_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigation_alerts" ADD CONSTRAINT "investigation_alerts_attached_by_id_users_id_fk" FOREIGN KEY ("attached_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigation_revisions" ADD CONSTRAINT "investigation_revisions_investigation_id_investigations_id_fk" FOREIGN KEY ("investigation_id") REFERENCES "public"."investigations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigation_revisions" ADD CONSTRAINT "investigation_revisions_saved_by_id_users_id_fk" FOREIGN KEY ("saved_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigations" ADD CONSTRAINT "investigations_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "investigations" ADD CONSTRAINT "investigations_updated_by_id_users_id_fk" FOREIGN KEY ("updated_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "investigation_alerts_alert" ON "investigation_alerts" USING btree ("alert_id");--> statement-breakpoint
CREATE INDEX "investigations_changed" ON "investigations" USING btree ("state","updated_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "investigations_owner" ON "investigations" USING btree ("owner_id");