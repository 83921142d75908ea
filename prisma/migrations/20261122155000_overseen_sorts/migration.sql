-- The index of the trail in two tables: what many entries have in common is written once. It is made again from the leaves.
DROP TABLE "overseen_entry", "overseen_tally";
DROP FUNCTION "overseen_tally_adds", "overseen_tally_takes_off";
DELETE FROM "trail_cursor" WHERE "follower" = 'index';

-- What entries have in common that were asked by the same clients for the same and got the same: never who, about whom or when.
CREATE TABLE "overseen_sort" (
    "id" BIGINT NOT NULL,
    "recipient" TEXT NOT NULL,
    "client" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "given" INTEGER NOT NULL,
    "withheld" INTEGER NOT NULL,
    "unavailable" INTEGER NOT NULL,
    "terms" TEXT[],

    CONSTRAINT "overseen_sort_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "overseen_sort_terms_idx" ON "overseen_sort" USING GIN ("terms");

-- An entry once for each party whose officers may see it. The order of the columns is that which takes least space.
CREATE TABLE "overseen_row" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "index" BIGINT NOT NULL,
    "sort" BIGINT NOT NULL,
    "break_glass" BOOLEAN NOT NULL,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "party" TEXT NOT NULL,
    "log_id" TEXT NOT NULL,
    "disclosure_id" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "handle" TEXT,
    "reason" TEXT NOT NULL,
    "terms" TEXT[],

    CONSTRAINT "overseen_row_pkey" PRIMARY KEY ("log_id", "index", "party")
) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

CREATE INDEX "overseen_row_party_at_idx" ON "overseen_row"("party", "at") INCLUDE ("sort") WHERE NOT "sealed";
CREATE INDEX "overseen_row_party_break_glass_idx" ON "overseen_row"("party", "break_glass") WHERE "break_glass";
CREATE INDEX "overseen_row_sort_idx" ON "overseen_row"("sort");
CREATE INDEX "overseen_row_employee_idx" ON "overseen_row"("employee");
CREATE INDEX "overseen_row_handle_idx" ON "overseen_row"("handle");
CREATE INDEX "overseen_row_disclosure_id_idx" ON "overseen_row"("disclosure_id");
CREATE INDEX "overseen_row_terms_idx" ON "overseen_row" USING GIN ("terms");

CREATE VIEW "overseen_entry" AS
    SELECT entry."party", "log_id", "index", "at", date_trunc('hour', "at", 'UTC') AS "hour", "disclosure_id", "recipient", "client",
        "employee", "role", "purpose", "reason", "outcome", "code", "act", "handle", "break_glass", "given", "withheld",
        "unavailable", "sealed", sort."terms" || entry."terms" AS "terms"
    FROM "overseen_row" entry JOIN "overseen_sort" sort ON sort."id" = entry."sort";

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
        SELECT "party", date_trunc('hour', "at", 'UTC'), "purpose", "recipient", "outcome", "code", count(*)
        FROM "added" JOIN "overseen_sort" sort ON sort."id" = "added"."sort" WHERE NOT "sealed"
        GROUP BY 1, 2, 3, 4, 5, 6
    ON CONFLICT ON CONSTRAINT "overseen_tally_pkey" DO UPDATE SET "entries" = "overseen_tally"."entries" + excluded."entries";
    RETURN NULL;
END $$;

CREATE FUNCTION "overseen_tally_takes_off"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "overseen_tally" SET "entries" = "overseen_tally"."entries" - "gone"."entries"
    FROM (SELECT "party", date_trunc('hour', "at", 'UTC') AS "hour", "purpose", "recipient", "outcome", "code", count(*) AS "entries"
        FROM "removed" JOIN "overseen_sort" sort ON sort."id" = "removed"."sort" WHERE NOT "sealed"
        GROUP BY 1, 2, 3, 4, 5, 6) AS "gone"
    WHERE ("overseen_tally"."party", "overseen_tally"."hour", "overseen_tally"."purpose", "overseen_tally"."recipient",
            "overseen_tally"."outcome", "overseen_tally"."code")
        = ("gone"."party", "gone"."hour", "gone"."purpose", "gone"."recipient", "gone"."outcome", "gone"."code");
    RETURN NULL;
END $$;

CREATE TRIGGER "overseen_row_is_added" AFTER INSERT ON "overseen_row"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_adds"();
CREATE TRIGGER "overseen_row_is_removed" AFTER DELETE ON "overseen_row"
    REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_takes_off"();
CREATE TRIGGER "overseen_row_was" AFTER UPDATE ON "overseen_row"
    REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_takes_off"();
CREATE TRIGGER "overseen_row_is" AFTER UPDATE ON "overseen_row"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "overseen_tally_adds"();

GRANT SELECT, INSERT, UPDATE ON "overseen_tally" TO "samsyn_gateway";
GRANT SELECT, INSERT ON "overseen_sort" TO "samsyn_gateway";
GRANT SELECT, INSERT, UPDATE ("sealed"), DELETE ON "overseen_row" TO "samsyn_gateway";
GRANT SELECT ON "overseen_entry" TO "samsyn_gateway";
