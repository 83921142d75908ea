-- Links are read from their indexes alone: in the table a case's links, and a party's cases by their handles, lie each on
-- a page of its own; in the index they lie side by side.
ALTER TABLE "link" DROP CONSTRAINT "link_pkey",
    ADD CONSTRAINT "link_pkey" PRIMARY KEY ("case_id", "party")
    INCLUDE ("agency", "file_number", "linked_at", "ended_at");

DROP INDEX "link_party_handle_key";
CREATE UNIQUE INDEX "link_party_handle_key" ON "link"("party", "handle")
    INCLUDE ("case_id", "agency", "file_number", "ended_at");
