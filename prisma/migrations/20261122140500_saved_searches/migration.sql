CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "saved_search_party_employee_name_key" ON "saved_search"("party", "employee", "name");

GRANT SELECT, INSERT, UPDATE, DELETE ON "saved_search" TO "samsyn_gateway";
