-- Where each follower of the trail stands in each log.
CREATE TABLE "trail_cursor" (
    "follower" TEXT NOT NULL,
    "log_id" TEXT NOT NULL,
    "next" BIGINT NOT NULL,

    CONSTRAINT "trail_cursor_pkey" PRIMARY KEY ("follower", "log_id")
);

-- The index of the trail: an entry once for each party whose officers may see it, with that party's part of it.
-- It says nothing that the leaves do not say, and can be made again from them.
CREATE TABLE "overseen_entry" (
    "party" TEXT NOT NULL,
    "log_id" TEXT NOT NULL,
    "index" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "disclosure_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "handle" TEXT,
    "break_glass" BOOLEAN NOT NULL,
    "given" INTEGER NOT NULL,
    "withheld" INTEGER NOT NULL,
    "unavailable" INTEGER NOT NULL,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "terms" TEXT[],

    CONSTRAINT "overseen_entry_pkey" PRIMARY KEY ("log_id", "index", "party")
);

CREATE INDEX "overseen_entry_party_at_idx" ON "overseen_entry"("party", "at", "log_id", "index");
CREATE INDEX "overseen_entry_disclosure_id_idx" ON "overseen_entry"("disclosure_id");
CREATE INDEX "overseen_entry_terms_idx" ON "overseen_entry" USING GIN ("terms");

-- How many entries there are of each sort in each hour: what counts are made of.
CREATE TABLE "overseen_tally" (
    "party" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "purpose" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "overseen_tally_pkey" PRIMARY KEY ("party", "hour", "purpose", "recipient", "outcome", "code")
);

-- The tally is always that of the entries that are not sealed, whoever changes them.
CREATE FUNCTION "overseen_tally_adds"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "overseen_tally"
        SELECT "party", "hour", "purpose", "recipient", "outcome", "code", count(*) FROM "added" WHERE NOT "sealed"
        GROUP BY "party", "hour", "purpose", "recipient", "outcome", "code"
    ON CONFLICT ON CONSTRAINT "overseen_tally_pkey" DO UPDATE SET "entries" = "overseen_tally"."entries" + excluded."entries";
    RETURN NULL;
END $$;

CREATE FUNCTION "overseen_tally_takes_off"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "overseen_tally" SET "entries" = "overseen_tally"."entries" - "gone"."entries"
    FROM (SELECT "party", "hour", "purpose", "recipient", "outcome", "code", count(*) AS "entries" FROM "removed"
        WHERE NOT "sealed" GROUP BY "party", "hour", "purpose", "recipient", "outcome", "code") AS "gone"
    WHERE ("overseen_tally"."party", "overseen_tally"."hour", "overseen_tally"."purpose", "overseen_tally"."recipient",
            "overseen_tally"."outcome", "overseen_tally"."code")
        = ("gone"."party", "gone"."hour", "gone"."purpose", "gone"."recipient", "gone"."outcome", "gone"."code");
    RETURN NULL;
END $$;

CREATE TRIGGER "overseen_entry_is_added" AFTER INSERT ON "overseen_entry"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_adds"();
CREATE TRIGGER "overseen_entry_is_removed" AFTER DELETE ON "overseen_entry"
    REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_takes_off"();
CREATE TRIGGER "overseen_entry_was" AFTER UPDATE ON "overseen_entry"
    REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_takes_off"();
CREATE TRIGGER "overseen_entry_is" AFTER UPDATE ON "overseen_entry"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_adds"();

GRANT SELECT, INSERT, UPDATE ON "trail_cursor", "overseen_tally" TO "samsyn_gateway";
GRANT SELECT, INSERT, UPDATE ("sealed"), DELETE ON "overseen_entry" TO "samsyn_gateway";
