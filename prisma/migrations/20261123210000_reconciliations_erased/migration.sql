-- With the leaves that tell of a reconciliation, and of the requests that differ in it, goes what is read of them. PostgreSQL has no
-- text with the null character, which a reason of an earlier release may have: it is read as U+FFFD, or no leaf after it were erased.
CREATE OR REPLACE FUNCTION "erase_leaves"(of_log TEXT, indexes BIGINT[]) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'Europe/Copenhagen' AS $$
DECLARE
    newest TIMESTAMPTZ;
    requests TEXT[];
    runs UUID[];
BEGIN
    SELECT max((said ->> 'at')::timestamptz), array_agg(said ->> 'disclosureId'),
            array_agg((said #>> '{details,run}')::uuid) FILTER (WHERE said ->> 'act' = 'reconcile')
        INTO newest, requests, runs
        FROM (SELECT replace(convert_from(entry, 'UTF8'), '\u0000', '\ufffd')::json AS said FROM trail_leaf
            WHERE log_id = of_log AND index = ANY(indexes)) AS leaf;
    IF newest > now() - interval '6 months' THEN
        RAISE EXCEPTION 'a leaf is kept for at least six months';
    END IF;
    DELETE FROM reconciliation_difference WHERE disclosure_id = ANY(requests) OR reconciliation_id = ANY(runs);
    DELETE FROM reconciliation WHERE id = ANY(runs);
    UPDATE trail_leaf SET entry = NULL WHERE log_id = of_log AND index = ANY(indexes);
    DELETE FROM seal WHERE log_id = of_log AND leaf = ANY(indexes);
END $$;
