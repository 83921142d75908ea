CREATE TABLE "trail_subtree" (
    "log_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "trail_subtree_pkey" PRIMARY KEY ("log_id", "level", "index")
);

CREATE TABLE "trail_checkpoint" (
    "log_id" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "cosignatures" TEXT[],
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trail_checkpoint_pkey" PRIMARY KEY ("log_id", "size")
);

-- What was signed stays as it was, also for its owner; cosignatures are only added (P8).
CREATE TRIGGER "trail_subtree_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "trail_subtree"
    FOR EACH STATEMENT EXECUTE FUNCTION "trail_is_append_only"();
CREATE TRIGGER "trail_checkpoint_append_only" BEFORE DELETE OR TRUNCATE ON "trail_checkpoint"
    FOR EACH STATEMENT EXECUTE FUNCTION "trail_is_append_only"();

CREATE FUNCTION "trail_checkpoint_is_cosigned"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.log_id, NEW.size, NEW.root, NEW.note, NEW.made_at) IS DISTINCT FROM
            (OLD.log_id, OLD.size, OLD.root, OLD.note, OLD.made_at)
        OR NEW.cosignatures[1:cardinality(OLD.cosignatures)] IS DISTINCT FROM OLD.cosignatures THEN
        RAISE EXCEPTION 'a checkpoint stays as it was signed: cosignatures are only added';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER "trail_checkpoint_is_cosigned" BEFORE UPDATE ON "trail_checkpoint"
    FOR EACH ROW EXECUTE FUNCTION "trail_checkpoint_is_cosigned"();

ALTER TABLE "trail_subtree" ENABLE ALWAYS TRIGGER "trail_subtree_append_only";
ALTER TABLE "trail_checkpoint" ENABLE ALWAYS TRIGGER "trail_checkpoint_append_only";
ALTER TABLE "trail_checkpoint" ENABLE ALWAYS TRIGGER "trail_checkpoint_is_cosigned";

GRANT SELECT, INSERT ON "trail_subtree", "trail_checkpoint" TO "samsyn_gateway";
GRANT UPDATE ("cosignatures") ON "trail_checkpoint" TO "samsyn_gateway";
