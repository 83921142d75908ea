-- What triggers look at are the tables, not what a session of its own has by the same name (P8).
ALTER FUNCTION "documents_take_two_people"() SET search_path = public, pg_temp;
ALTER FUNCTION "trail_checkpoint_is_thinned"() SET search_path = public, pg_temp;

-- Before PostgreSQL 15 everybody may make functions here, and still may in a database from then: those that erase would call
-- them with the owner's rights (CVE-2018-1058).
REVOKE CREATE ON SCHEMA "public" FROM PUBLIC;
