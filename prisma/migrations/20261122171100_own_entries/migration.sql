-- Whether a row is its leaf as the party reads it that asked or acted: whole, by its own names. What the supervisory authority
-- reads is just these. The index is made again from the leaves.
TRUNCATE "overseen_row", "overseen_tally";
DELETE FROM "trail_cursor" WHERE "follower" = 'index';

ALTER TABLE "overseen_row" ADD COLUMN "own" BOOLEAN NOT NULL;
CREATE INDEX "overseen_row_own_at_idx" ON "overseen_row"("at") WHERE "own";
