CREATE TABLE "registration" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "approved_by" TEXT,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "registration_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "registration_two_people" CHECK ("approved_by" IS DISTINCT FROM "proposed_by"
        AND ("approved_by" IS NULL) = ("approved_at" IS NULL))
);

CREATE INDEX "registration_kind_approved_at_idx" ON "registration"("kind", "approved_at");

-- What was proposed stays as it was, also for its owner; that it is approved is said once.
CREATE FUNCTION "registrations_are_kept"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'registrations are kept as they were: % is refused', lower(TG_OP);
END $$;

CREATE TRIGGER "registration_kept" BEFORE DELETE OR TRUNCATE ON "registration"
    FOR EACH STATEMENT EXECUTE FUNCTION "registrations_are_kept"();
CREATE TRIGGER "registration_approved_once" BEFORE UPDATE ON "registration"
    FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL OR (NEW.id, NEW.kind, NEW.party, NEW.content, NEW.proposed_by,
        NEW.proposed_at) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.party, OLD.content, OLD.proposed_by, OLD.proposed_at))
    EXECUTE FUNCTION "registrations_are_kept"();

ALTER TABLE "registration" ENABLE ALWAYS TRIGGER "registration_kept";
ALTER TABLE "registration" ENABLE ALWAYS TRIGGER "registration_approved_once";

GRANT SELECT, INSERT ON "registration" TO "samsyn_gateway";
GRANT UPDATE ("approved_by", "approved_at") ON "registration" TO "samsyn_gateway";
