-- A party's number names one case of those that are its own: what it has left, it may open anew, and its officers still find.
DROP INDEX "link_party_file_number_key";
CREATE UNIQUE INDEX "link_number_names_one_case" ON "link"("party", "file_number") WHERE "ended_at" IS NULL;
CREATE INDEX "link_party_file_number_idx" ON "link"("party", "file_number");
