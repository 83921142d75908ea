-- With the leaves that tell of a reconciliation, and of the requests that differ in it, goes what is read of them.
CREATE OR REPLACE FUNCTION "erase_leaves"(of_log TEXT, indexes BIGINT[]) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'Europe/Copenhagen' AS $$
DECLARE
    requests TEXT[];
    runs UUID[];
BEGIN
    IF EXISTS (SELECT FROM trail_leaf WHERE log_id = of_log AND index = ANY(indexes)
        AND (convert_from(entry, 'UTF8')::json ->> 'at')::timestamptz > now() - interval '6 months') THEN
        RAISE EXCEPTION 'a leaf is kept for at least six months';
    END IF;
    SELECT array_agg(said ->> 'disclosureId'), array_agg((said #>> '{details,run}')::uuid) FILTER (WHERE said ->> 'act' = 'reconcile')
        INTO requests, runs
        FROM (SELECT convert_from(entry, 'UTF8')::json AS said FROM trail_leaf WHERE log_id = of_log AND index = ANY(indexes)) AS leaf;
    DELETE FROM reconciliation_difference WHERE disclosure_id = ANY(requests) OR reconciliation_id = ANY(runs);
    DELETE FROM reconciliation WHERE id = ANY(runs);
    UPDATE trail_leaf SET entry = NULL WHERE log_id = of_log AND index = ANY(indexes);
    DELETE FROM seal WHERE log_id = of_log AND leaf = ANY(indexes);
END $$;
