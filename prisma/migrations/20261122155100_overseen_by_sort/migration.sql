-- What is rare is gathered by the sorts that fit, each from the newest: of one party's entries alone.
DROP INDEX "overseen_row_sort_idx";
CREATE INDEX "overseen_row_party_sort_at_idx" ON "overseen_row"("party", "sort", "at") WHERE NOT "sealed";
