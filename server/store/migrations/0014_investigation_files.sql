CREATE TABLE "investigation_files" (
	"investigation_id" text PRIMARY KEY NOT NULL,
	"exported_at" timestamp (3) with time zone NOT NULL,
	"exported_by" text NOT NULL,
	"nodes" integer NOT NULL,
	"edges" integer NOT NULL,
	"content" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "investigation_files" ADD CONSTRAINT "investigation_files_investigation_id_investigations_id_fk" FOREIGN KEY ("investigation_id") REFERENCES "public"."investigations"("id") ON DELETE no action ON UPDATE no action;