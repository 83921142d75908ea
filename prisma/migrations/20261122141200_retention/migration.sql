-- How far the leaves of each log are erased, by the law that they were kept under.
CREATE TABLE "retention_cursor" (
    "log_id" TEXT NOT NULL,
    "regime" TEXT NOT NULL,
    "next" BIGINT NOT NULL,

    CONSTRAINT "retention_cursor_pkey" PRIMARY KEY ("log_id", "regime")
);

-- A leaf is never changed: its entry is at most erased, once, and its hash stays (P8).
CREATE FUNCTION "trail_leaf_is_only_erased"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.entry IS NOT NULL OR (NEW.log_id, NEW.index, NEW.hash) IS DISTINCT FROM (OLD.log_id, OLD.index, OLD.hash) THEN
        RAISE EXCEPTION 'the trail is append-only: a leaf is at most erased, and its hash stays';
    END IF;
    RETURN NEW;
END $$;

DROP TRIGGER "trail_leaf_append_only" ON "trail_leaf";
CREATE TRIGGER "trail_leaf_append_only" BEFORE DELETE OR TRUNCATE ON "trail_leaf"
    FOR EACH STATEMENT EXECUTE FUNCTION "trail_is_append_only"();
CREATE TRIGGER "trail_leaf_is_only_erased" BEFORE UPDATE ON "trail_leaf"
    FOR EACH ROW EXECUTE FUNCTION "trail_leaf_is_only_erased"();

-- Of each day the checkpoint that most have countersigned stays, and every later one of that day that has fewer.
CREATE FUNCTION "trail_checkpoint_is_thinned"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM trail_checkpoint kept
        WHERE kept.log_id = OLD.log_id AND kept.size > OLD.size
            AND date_trunc('day', kept.made_at, 'UTC') = date_trunc('day', OLD.made_at, 'UTC')
            AND cardinality(kept.cosignatures) >= cardinality(OLD.cosignatures)) THEN
        RAISE EXCEPTION 'the trail is append-only: of each day the checkpoint that most have countersigned stays';
    END IF;
    RETURN OLD;
END $$;

DROP TRIGGER "trail_checkpoint_append_only" ON "trail_checkpoint";
CREATE TRIGGER "trail_checkpoint_append_only" BEFORE TRUNCATE ON "trail_checkpoint"
    FOR EACH STATEMENT EXECUTE FUNCTION "trail_is_append_only"();
CREATE TRIGGER "trail_checkpoint_is_thinned" BEFORE DELETE ON "trail_checkpoint"
    FOR EACH ROW EXECUTE FUNCTION "trail_checkpoint_is_thinned"();

ALTER TABLE "trail_leaf" ENABLE ALWAYS TRIGGER "trail_leaf_append_only";
ALTER TABLE "trail_leaf" ENABLE ALWAYS TRIGGER "trail_leaf_is_only_erased";
ALTER TABLE "trail_checkpoint" ENABLE ALWAYS TRIGGER "trail_checkpoint_append_only";
ALTER TABLE "trail_checkpoint" ENABLE ALWAYS TRIGGER "trail_checkpoint_is_thinned";

-- The gateway's role erases by these alone. Whatever its clock and its settings say: nothing that is not half a year old.
CREATE FUNCTION "erase_leaves"(of_log TEXT, indexes BIGINT[]) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM trail_leaf WHERE log_id = of_log AND index = ANY(indexes)
        AND (convert_from(entry, 'UTF8')::json ->> 'at')::timestamptz > now() - interval '6 months') THEN
        RAISE EXCEPTION 'a leaf is kept for at least six months';
    END IF;
    UPDATE trail_leaf SET entry = NULL WHERE log_id = of_log AND index = ANY(indexes);
    DELETE FROM seal WHERE log_id = of_log AND leaf = ANY(indexes);
END $$;

CREATE FUNCTION "erase_cases"(ids UUID[]) RETURNS INTEGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    erased INTEGER;
BEGIN
    IF EXISTS (SELECT FROM "case" WHERE id = ANY(ids) AND (closed_at IS NULL OR closed_at > now() - interval '6 months')) THEN
        RAISE EXCEPTION 'a case is kept for at least six months after it was closed';
    END IF;
    DELETE FROM taken_task WHERE case_id = ANY(ids);
    DELETE FROM consent_record WHERE case_id = ANY(ids);
    DELETE FROM link WHERE case_id = ANY(ids);
    DELETE FROM "case" WHERE id = ANY(ids);
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END $$;

CREATE FUNCTION "thin_checkpoints"(of_log TEXT, quorum INTEGER, made_before TIMESTAMPTZ, at_most INTEGER) RETURNS INTEGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    thinned INTEGER;
BEGIN
    DELETE FROM trail_checkpoint WHERE log_id = of_log AND size IN (SELECT thin.size FROM trail_checkpoint thin
    WHERE thin.log_id = of_log AND thin.made_at < made_before
        AND thin.size < (SELECT max(size) FROM trail_checkpoint WHERE log_id = of_log AND cardinality(cosignatures) >= quorum)
        AND EXISTS (SELECT FROM trail_checkpoint kept
            WHERE kept.log_id = of_log AND kept.size > thin.size
                AND date_trunc('day', kept.made_at, 'UTC') = date_trunc('day', thin.made_at, 'UTC')
                AND cardinality(kept.cosignatures) >= cardinality(thin.cosignatures))
    ORDER BY thin.size LIMIT at_most);
    GET DIAGNOSTICS thinned = ROW_COUNT;
    RETURN thinned;
END $$;

REVOKE EXECUTE ON FUNCTION "erase_leaves", "erase_cases", "thin_checkpoints" FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "erase_leaves", "erase_cases", "thin_checkpoints" TO "samsyn_gateway";
GRANT SELECT, INSERT, UPDATE ON "retention_cursor" TO "samsyn_gateway";
REVOKE DELETE ON "seal" FROM "samsyn_gateway";
