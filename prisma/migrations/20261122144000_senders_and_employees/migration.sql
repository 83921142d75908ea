-- DPoP proofs that were used, while they would count again (RFC 9449 section 11.1). Not in the write-ahead log: a crash
-- empties both tables, and until the epoch is said anew no proof counts, and none from before it ever does.
CREATE UNLOGGED TABLE "used_proof" (
    "id" BYTEA NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_proof_pkey" PRIMARY KEY ("id")
);

CREATE UNLOGGED TABLE "used_proof_epoch" (
    "only" BOOLEAN NOT NULL DEFAULT true,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "used_proof_epoch_pkey" PRIMARY KEY ("only"),
    CONSTRAINT "used_proof_epoch_only" CHECK ("only")
);

INSERT INTO "used_proof_epoch" ("since") VALUES ('epoch');

CREATE INDEX "used_proof_until_idx" ON "used_proof"("until");

-- Employees who no longer act for a party, whatever its issuer still says.
CREATE TABLE "ended_employee" (
    "party" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_employee_pkey" PRIMARY KEY ("party", "employee")
);

GRANT SELECT, INSERT, DELETE ON "used_proof" TO "samsyn_gateway";
GRANT SELECT, INSERT ON "used_proof_epoch" TO "samsyn_gateway";
GRANT SELECT, INSERT, DELETE ON "ended_employee" TO "samsyn_gateway";
