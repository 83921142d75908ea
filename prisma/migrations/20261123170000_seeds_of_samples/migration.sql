-- The seed of a sample is of the first countersigned checkpoint that holds its commitment. That one stays, so that who waits
-- cannot choose another; and until the index has read what was committed to, so do all.
CREATE OR REPLACE FUNCTION "thin_checkpoints"(of_log TEXT, quorum INTEGER, made_before TIMESTAMPTZ, at_most INTEGER) RETURNS INTEGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    thinned INTEGER;
BEGIN
    DELETE FROM trail_checkpoint WHERE log_id = of_log AND size IN (SELECT thin.size FROM trail_checkpoint thin
    WHERE thin.log_id = of_log AND thin.made_at < made_before
        AND thin.size < (SELECT max(size) FROM trail_checkpoint WHERE log_id = of_log AND cardinality(cosignatures) >= quorum)
        AND thin.size <= (SELECT next FROM trail_cursor WHERE follower = 'index' AND log_id = of_log)
        AND EXISTS (SELECT FROM trail_checkpoint kept
            WHERE kept.log_id = of_log AND kept.size > thin.size
                AND date_trunc('day', kept.made_at, 'UTC') = date_trunc('day', thin.made_at, 'UTC')
                AND cardinality(kept.cosignatures) >= cardinality(thin.cosignatures))
        AND thin.size NOT IN (SELECT seed.size
            FROM overseen_entry committed CROSS JOIN LATERAL (SELECT size FROM trail_checkpoint
                WHERE log_id = of_log AND size > committed.index AND cardinality(cosignatures) >= quorum ORDER BY size LIMIT 1) seed
            WHERE committed.log_id = of_log AND committed.act = 'commitSample')
    ORDER BY thin.size LIMIT at_most);
    GET DIAGNOSTICS thinned = ROW_COUNT;
    RETURN thinned;
END $$;
