-- Since when a consent is known here: it may have been given before. Of those that are there, only their leaves tell.
ALTER TABLE "consent_record" ADD COLUMN "recorded_at" TIMESTAMPTZ(3);
UPDATE "consent_record" SET "recorded_at" = "valid_from";
ALTER TABLE "consent_record" ALTER COLUMN "recorded_at" SET DEFAULT now(), ALTER COLUMN "recorded_at" SET NOT NULL;
