ALTER TABLE "alerts" ADD COLUMN "escalated_by_id" text;
--> statement-breakpoint
-- Whoever reported an alert that is with the MLRO, by the trail.
UPDATE "alerts" SET "escalated_by_id" = (
  SELECT "actor_id" FROM "audit_events"
  WHERE "target_kind" = 'alert' AND "target_id" = "alerts"."id" AND "type" = 'alert.escalate'
  ORDER BY "seq" DESC
  LIMIT 1
) WHERE "escalated_at" IS NOT NULL;
