CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"request_hash" text NOT NULL,
	"status" text NOT NULL,
	"etag" text,
	"body" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"password_hash" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "import_rejects" (
	"import_id" text NOT NULL,
	"n" integer NOT NULL,
	"line" integer NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "import_rejects_import_id_n_pk" PRIMARY KEY("import_id","n")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"filename" text NOT NULL,
	"state" text NOT NULL,
	"bytes_total" bigint,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"sha256" text,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"merged" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"notices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"alerts_raised" integer,
	"error" text,
	"book_id" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "label_staging" (
	"import_id" text NOT NULL,
	"line" integer NOT NULL,
	"id" text NOT NULL,
	"namespace" text NOT NULL,
	"address" text NOT NULL,
	"chain" text,
	"category" text NOT NULL,
	"label" text NOT NULL,
	"actor" text,
	"source" text NOT NULL,
	"confidence" integer NOT NULL,
	"valid_from" timestamp (3) with time zone,
	"valid_until" timestamp (3) with time zone,
	"valid_from_block" bigint,
	"valid_until_block" bigint,
	"uri" text,
	"note" text,
	"meta" jsonb
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"id" text PRIMARY KEY NOT NULL,
	"namespace" text NOT NULL,
	"address" text NOT NULL,
	"chain" text,
	"category" text NOT NULL,
	"label" text NOT NULL,
	"actor" text,
	"source" text NOT NULL,
	"confidence" integer NOT NULL,
	"valid_from" timestamp (3) with time zone,
	"valid_until" timestamp (3) with time zone,
	"valid_from_block" bigint,
	"valid_until_block" bigint,
	"uri" text,
	"note" text,
	"meta" jsonb,
	"known_from" timestamp (3) with time zone NOT NULL,
	"known_until" timestamp (3) with time zone,
	"import_id" text
);
--> statement-breakpoint
CREATE TABLE "assets" (
	"id" text PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"symbol" text NOT NULL,
	"decimals" integer NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "book_accounts" (
	"book_id" text NOT NULL,
	"account" text NOT NULL,
	"role" text NOT NULL,
	"customer_ref" text,
	CONSTRAINT "book_accounts_book_id_account_pk" PRIMARY KEY("book_id","account")
);
--> statement-breakpoint
CREATE TABLE "books" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"asset_id" text,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"ref" text PRIMARY KEY NOT NULL,
	"book_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"risk_rating" text NOT NULL,
	"onboarded_at" timestamp (3) with time zone,
	"exited_at" timestamp (3) with time zone,
	"exit_reason" text
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"asset_id" text NOT NULL,
	"currency" text NOT NULL,
	"day" date NOT NULL,
	"minor_per_unit" numeric(78, 0) NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "prices_asset_id_currency_day_pk" PRIMARY KEY("asset_id","currency","day")
);
--> statement-breakpoint
CREATE TABLE "transfer_staging" (
	"import_id" text NOT NULL,
	"line" integer NOT NULL,
	"id" text NOT NULL,
	"chain" text NOT NULL,
	"tx_hash" text NOT NULL,
	"log_index" integer,
	"tx_index" integer,
	"block" bigint,
	"time" timestamp (3) with time zone,
	"from_account" text NOT NULL,
	"to_account" text NOT NULL,
	"asset_id" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"fiat_currency" text,
	"fiat_minor" numeric(78, 0),
	"price_source" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"tx_hash" text NOT NULL,
	"log_index" integer,
	"tx_index" integer,
	"block" bigint,
	"time" timestamp (3) with time zone,
	"from_account" text NOT NULL,
	"to_account" text NOT NULL,
	"asset_id" text NOT NULL,
	"amount" numeric(78, 0) NOT NULL,
	"fiat_currency" text,
	"fiat_minor" numeric(78, 0),
	"price_source" text,
	"note" text,
	"book_id" text,
	"import_id" text,
	"seq" bigserial NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"dedupe_key" text NOT NULL,
	"book_id" text NOT NULL,
	"rule_id" text NOT NULL,
	"rule_version" integer NOT NULL,
	"category" text NOT NULL,
	"exposure_kind" text NOT NULL,
	"severity" smallint NOT NULL,
	"score" smallint NOT NULL,
	"sanctions" boolean NOT NULL,
	"needs_review" boolean NOT NULL,
	"status" text NOT NULL,
	"open" boolean NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"direction" text NOT NULL,
	"account" text,
	"counterparty" text,
	"counterparty_actor" text,
	"customer_ref" text,
	"tx_hash" text,
	"transfer_ids" text[] NOT NULL,
	"asset_id" text,
	"amount" numeric(78, 0),
	"fiat_currency" text,
	"fiat_minor" numeric(78, 0),
	"price_source" text,
	"occurred_at" timestamp (3) with time zone,
	"occurred_block" bigint,
	"receipt" jsonb NOT NULL,
	"run_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"first_touch_due" timestamp (3) with time zone,
	"disposition_due" timestamp (3) with time zone,
	"first_touch_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"assignee_id" text,
	"closure" jsonb,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_role" text NOT NULL,
	"actor_name" text NOT NULL,
	"type" text NOT NULL,
	"target_kind" text,
	"target_id" text,
	"data" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "monitor_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"trigger" text NOT NULL,
	"import_id" text,
	"engine_version" text NOT NULL,
	"ledger_digest" text NOT NULL,
	"label_set_digest" text NOT NULL,
	"transfers_screened" integer NOT NULL,
	"alerts_raised" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "book_accounts" ADD CONSTRAINT "book_accounts_book_id_books_id_fk" FOREIGN KEY ("book_id") REFERENCES "public"."books"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "book_accounts" ADD CONSTRAINT "book_accounts_customer_ref_customers_ref_fk" FOREIGN KEY ("customer_ref") REFERENCES "public"."customers"("ref") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_book_id_books_id_fk" FOREIGN KEY ("book_id") REFERENCES "public"."books"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_book_id_books_id_fk" FOREIGN KEY ("book_id") REFERENCES "public"."books"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "imports_created" ON "imports" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "label_staging_import" ON "label_staging" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "labels_address" ON "labels" USING btree ("namespace","address");--> statement-breakpoint
CREATE INDEX "labels_source" ON "labels" USING btree ("source");--> statement-breakpoint
CREATE INDEX "labels_category" ON "labels" USING btree ("category");--> statement-breakpoint
CREATE INDEX "labels_known" ON "labels" USING btree ("known_from" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "book_accounts_account" ON "book_accounts" USING btree ("account");--> statement-breakpoint
CREATE INDEX "transfer_staging_import" ON "transfer_staging" USING btree ("import_id");--> statement-breakpoint
CREATE INDEX "transfers_from" ON "transfers" USING btree ("from_account","block");--> statement-breakpoint
CREATE INDEX "transfers_to" ON "transfers" USING btree ("to_account","block");--> statement-breakpoint
CREATE INDEX "transfers_tx" ON "transfers" USING btree ("chain","tx_hash");--> statement-breakpoint
CREATE INDEX "transfers_book" ON "transfers" USING btree ("book_id");--> statement-breakpoint
CREATE INDEX "transfers_asset" ON "transfers" USING btree ("asset_id");--> statement-breakpoint
CREATE INDEX "transfers_import" ON "transfers" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_dedupe" ON "alerts" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "alerts_by_severity" ON "alerts" USING btree ("severity" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "alerts_by_created" ON "alerts" USING btree ("created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "alerts_by_score" ON "alerts" USING btree ("score" DESC NULLS FIRST,"created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "alerts_by_due" ON "alerts" USING btree ("disposition_due","id");--> statement-breakpoint
CREATE INDEX "alerts_customer" ON "alerts" USING btree ("customer_ref");--> statement-breakpoint
CREATE INDEX "alerts_account" ON "alerts" USING btree ("account");--> statement-breakpoint
CREATE INDEX "alerts_counterparty" ON "alerts" USING btree ("counterparty");--> statement-breakpoint
CREATE INDEX "alerts_tx" ON "alerts" USING btree ("tx_hash");--> statement-breakpoint
CREATE INDEX "audit_target" ON "audit_events" USING btree ("target_kind","target_id","seq");--> statement-breakpoint
CREATE INDEX "audit_type" ON "audit_events" USING btree ("type");