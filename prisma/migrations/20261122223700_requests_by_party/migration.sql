-- How often each party was asked: its officers see that of their own. Of runs before, just those of one party say it.
ALTER TABLE "reconciliation" ADD COLUMN "by_party" JSONB NOT NULL DEFAULT '{}';

UPDATE "reconciliation" SET "by_party" = jsonb_build_object(("compared" || "unread")[1], jsonb_build_object('asked', "asked", 'recorded', "recorded"))
WHERE cardinality("compared" || "unread") = 1;

ALTER TABLE "reconciliation" ALTER COLUMN "by_party" DROP DEFAULT;
