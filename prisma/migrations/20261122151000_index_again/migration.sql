-- Entries are found by how it stood with consent, too: the index is made again from the leaves.
TRUNCATE "overseen_entry", "overseen_tally";
DELETE FROM "trail_cursor" WHERE "follower" = 'index';
