CREATE TABLE "trusted_document" (
    "id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "name" TEXT,
    "purpose" TEXT NOT NULL,
    "fields" TEXT[],
    "approvers" TEXT[],
    "registered_by" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_by" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "trusted_document_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "trusted_document_is_approved_by_someone" CHECK (cardinality("approvers") > 0)
);

-- A document stands once for a party; withdrawn, it can be registered again and approved anew.
CREATE UNIQUE INDEX "trusted_document_stands_once" ON "trusted_document"("party", "document_id") WHERE "withdrawn_at" IS NULL;

CREATE TABLE "trusted_document_approval" (
    "registration" UUID NOT NULL,
    "agency" TEXT NOT NULL,
    "approved_by" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trusted_document_approval_pkey" PRIMARY KEY ("registration", "agency"),
    CONSTRAINT "trusted_document_approval_registration_fkey" FOREIGN KEY ("registration")
        REFERENCES "trusted_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- What was registered and approved stays as it was, also for its owner; that it is withdrawn is said once.
CREATE FUNCTION "documents_are_kept"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'documents are kept as they were: % of % is refused', lower(TG_OP), TG_TABLE_NAME;
END $$;

-- Who registered a document does not approve it.
CREATE FUNCTION "documents_take_two_people"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM "trusted_document" WHERE id = NEW.registration
            AND (registered_by = NEW.approved_by OR withdrawn_at IS NOT NULL OR NOT NEW.agency = ANY (approvers))) THEN
        RAISE EXCEPTION 'a document that stands is approved by another person, of an agency that it asks';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "trusted_document_kept" BEFORE DELETE OR TRUNCATE ON "trusted_document"
    FOR EACH STATEMENT EXECUTE FUNCTION "documents_are_kept"();
CREATE TRIGGER "trusted_document_withdrawn_once" BEFORE UPDATE ON "trusted_document"
    FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL OR (NEW.id, NEW.party, NEW.document_id, NEW.document, NEW.name, NEW.purpose,
        NEW.fields, NEW.approvers, NEW.registered_by, NEW.registered_at) IS DISTINCT FROM (OLD.id, OLD.party, OLD.document_id,
        OLD.document, OLD.name, OLD.purpose, OLD.fields, OLD.approvers, OLD.registered_by, OLD.registered_at))
    EXECUTE FUNCTION "documents_are_kept"();
CREATE TRIGGER "trusted_document_approval_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "trusted_document_approval"
    FOR EACH STATEMENT EXECUTE FUNCTION "documents_are_kept"();
CREATE TRIGGER "trusted_document_approval_by_another" BEFORE INSERT ON "trusted_document_approval"
    FOR EACH ROW EXECUTE FUNCTION "documents_take_two_people"();

ALTER TABLE "trusted_document" ENABLE ALWAYS TRIGGER "trusted_document_kept";
ALTER TABLE "trusted_document" ENABLE ALWAYS TRIGGER "trusted_document_withdrawn_once";
ALTER TABLE "trusted_document_approval" ENABLE ALWAYS TRIGGER "trusted_document_approval_kept";
ALTER TABLE "trusted_document_approval" ENABLE ALWAYS TRIGGER "trusted_document_approval_by_another";

GRANT SELECT, INSERT ON "trusted_document", "trusted_document_approval" TO "samsyn_gateway";
GRANT UPDATE ("withdrawn_by", "withdrawn_at") ON "trusted_document" TO "samsyn_gateway";
