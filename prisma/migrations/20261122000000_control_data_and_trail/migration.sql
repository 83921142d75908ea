CREATE TABLE "case" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "region" TEXT NOT NULL,
    "residence_category" TEXT NOT NULL,
    "minor" BOOLEAN NOT NULL,
    "vulnerable" BOOLEAN NOT NULL DEFAULT false,
    "stage" TEXT NOT NULL,
    "stage_since" TIMESTAMPTZ(3) NOT NULL,
    "action_plan" TEXT NOT NULL,
    "detained_since" TIMESTAMPTZ(3),
    "reflection_starts" DATE,
    "reflection_ends" DATE,
    "departed_on" DATE,
    "representative_since" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "link" (
    "case_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "file_number" TEXT,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("case_id", "party")
);

CREATE TABLE "consent_record" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "given_by" TEXT NOT NULL,
    "giver_suspected" BOOLEAN NOT NULL DEFAULT false,
    "recipients" TEXT[],
    "purposes" TEXT[],
    "categories" TEXT[],
    "form" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3) NOT NULL,
    "language" TEXT NOT NULL,
    "interpreter" BOOLEAN NOT NULL,
    "obtained_by" TEXT NOT NULL,
    "document_hash" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "client" (
    "id" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "trail_head" (
    "log_id" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "frontier" BYTEA[],

    CONSTRAINT "trail_head_pkey" PRIMARY KEY ("log_id")
);

CREATE TABLE "trail_leaf" (
    "log_id" TEXT NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,
    "entry" BYTEA,

    CONSTRAINT "trail_leaf_pkey" PRIMARY KEY ("log_id", "index")
);

CREATE UNIQUE INDEX "link_handle_key" ON "link"("handle");
CREATE UNIQUE INDEX "link_party_file_number_key" ON "link"("party", "file_number");
CREATE UNIQUE INDEX "link_party_handle_key" ON "link"("party", "handle");
CREATE INDEX "consent_record_case_id_idx" ON "consent_record"("case_id");

ALTER TABLE "link" ADD CONSTRAINT "link_case_id_fkey"
    FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_case_id_fkey"
    FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The trail is append-only, also for its owner (P8).
CREATE FUNCTION "trail_is_append_only"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the trail is append-only: % of % is refused', lower(TG_OP), TG_TABLE_NAME;
END $$;

CREATE TRIGGER "trail_leaf_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "trail_leaf"
    FOR EACH STATEMENT EXECUTE FUNCTION "trail_is_append_only"();
CREATE TRIGGER "trail_head_append_only" BEFORE DELETE OR TRUNCATE ON "trail_head"
    FOR EACH STATEMENT EXECUTE FUNCTION "trail_is_append_only"();

CREATE FUNCTION "trail_head_moves_forward"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.log_id <> OLD.log_id OR NEW.size <= OLD.size THEN
        RAISE EXCEPTION 'the head of the trail only moves forward';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "trail_head_moves_forward" BEFORE UPDATE ON "trail_head"
    FOR EACH ROW EXECUTE FUNCTION "trail_head_moves_forward"();

ALTER TABLE "trail_leaf" ENABLE ALWAYS TRIGGER "trail_leaf_append_only";
ALTER TABLE "trail_head" ENABLE ALWAYS TRIGGER "trail_head_append_only";
ALTER TABLE "trail_head" ENABLE ALWAYS TRIGGER "trail_head_moves_forward";

-- The gateway's own role: it owns nothing, and deletes nothing. Its password is the operator's to set.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'samsyn_gateway') THEN
        CREATE ROLE "samsyn_gateway" LOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END $$;

GRANT USAGE ON SCHEMA "public" TO "samsyn_gateway";
GRANT SELECT, INSERT, UPDATE ON "case", "link", "consent_record", "client" TO "samsyn_gateway";
GRANT SELECT, INSERT ON "trail_leaf", "trail_head" TO "samsyn_gateway";
GRANT UPDATE ("size", "root", "frontier") ON "trail_head" TO "samsyn_gateway";
