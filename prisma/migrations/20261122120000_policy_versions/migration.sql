CREATE TABLE "policy_proposal" (
    "id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "against" TEXT,
    "newly_permits" BOOLEAN NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_from" TIMESTAMPTZ(3),

    CONSTRAINT "policy_proposal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "policy_approval" (
    "proposal_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_approval_pkey" PRIMARY KEY ("proposal_id", "party", "employee")
);

CREATE INDEX "policy_proposal_version_idx" ON "policy_proposal"("version");
CREATE INDEX "policy_proposal_in_force_from_idx" ON "policy_proposal"("in_force_from");

ALTER TABLE "policy_approval" ADD CONSTRAINT "policy_approval_proposal_id_fkey"
    FOREIGN KEY ("proposal_id") REFERENCES "policy_proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was proposed stays as it was, also for its owner; that it is in force is said once.
CREATE FUNCTION "policies_are_kept"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'policies are kept as they were: % of % is refused', lower(TG_OP), TG_TABLE_NAME;
END $$;

CREATE TRIGGER "policy_proposal_kept" BEFORE DELETE OR TRUNCATE ON "policy_proposal"
    FOR EACH STATEMENT EXECUTE FUNCTION "policies_are_kept"();
CREATE TRIGGER "policy_proposal_in_force_once" BEFORE UPDATE ON "policy_proposal"
    FOR EACH ROW WHEN (OLD.in_force_from IS NOT NULL OR (NEW.id, NEW.version, NEW.content, NEW.against, NEW.newly_permits,
        NEW.proposed_by, NEW.proposed_at) IS DISTINCT FROM (OLD.id, OLD.version, OLD.content, OLD.against,
        OLD.newly_permits, OLD.proposed_by, OLD.proposed_at))
    EXECUTE FUNCTION "policies_are_kept"();
CREATE TRIGGER "policy_approval_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "policy_approval"
    FOR EACH STATEMENT EXECUTE FUNCTION "policies_are_kept"();

ALTER TABLE "policy_proposal" ENABLE ALWAYS TRIGGER "policy_proposal_kept";
ALTER TABLE "policy_proposal" ENABLE ALWAYS TRIGGER "policy_proposal_in_force_once";
ALTER TABLE "policy_approval" ENABLE ALWAYS TRIGGER "policy_approval_kept";

GRANT SELECT, INSERT ON "policy_proposal", "policy_approval" TO "samsyn_gateway";
GRANT UPDATE ("in_force_from") ON "policy_proposal" TO "samsyn_gateway";
