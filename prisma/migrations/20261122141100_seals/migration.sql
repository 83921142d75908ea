-- Which entries of the trail are sealed: derived from the leaves that seal and unseal, in their transactions.
CREATE TABLE "seal" (
    "log_id" TEXT NOT NULL,
    "leaf" BIGINT NOT NULL,
    "agency" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "authority" TEXT NOT NULL,
    "review_on" DATE NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "unsealed_at" TIMESTAMPTZ(3),

    CONSTRAINT "seal_pkey" PRIMARY KEY ("log_id", "leaf")
);

CREATE INDEX "seal_agency_review_on_idx" ON "seal"("agency", "review_on");

GRANT SELECT, INSERT, UPDATE, DELETE ON "seal" TO "samsyn_gateway";
