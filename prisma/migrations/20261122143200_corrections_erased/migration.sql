-- With the control data of a case go the corrections in it: they bear its handles.
CREATE OR REPLACE FUNCTION "erase_cases"(ids UUID[]) RETURNS INTEGER
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    erased INTEGER;
BEGIN
    IF EXISTS (SELECT FROM "case" WHERE id = ANY(ids) AND (closed_at IS NULL OR closed_at > now() - interval '6 months')) THEN
        RAISE EXCEPTION 'a case is kept for at least six months after it was closed';
    END IF;
    DELETE FROM correction_notice WHERE correction_id IN (SELECT id FROM correction WHERE case_id = ANY(ids));
    DELETE FROM correction WHERE case_id = ANY(ids);
    DELETE FROM taken_task WHERE case_id = ANY(ids);
    DELETE FROM consent_record WHERE case_id = ANY(ids);
    DELETE FROM link WHERE case_id = ANY(ids);
    DELETE FROM "case" WHERE id = ANY(ids);
    GET DIAGNOSTICS erased = ROW_COUNT;
    RETURN erased;
END $$;
