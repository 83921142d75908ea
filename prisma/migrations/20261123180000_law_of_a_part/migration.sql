-- Officers of a controller see no consent that only another's facts rest on: the index is made again from the leaves.
TRUNCATE "overseen_row", "overseen_tally";
DELETE FROM "trail_cursor" WHERE "follower" = 'index';
