-- Words of a reason are found among the party's own entries alone: the index is made again from the leaves.
TRUNCATE "overseen_row", "overseen_tally";
DELETE FROM "trail_cursor" WHERE "follower" = 'index';
