-- What an officer typed into a saved search may be about a person (P7).
UPDATE "saved_search" SET "filter" = "filter" - 'text' - 'fileNumber' WHERE "filter" ?| ARRAY['text', 'fileNumber'];
