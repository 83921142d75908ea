-- Facts that a controller has corrected or erased, and who is to be told. Names of facts, never values.
CREATE TABLE "correction" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "facts" TEXT[],
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "horizon" JSONB NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "correction_party_reported_at_idx" ON "correction"("party", "reported_at");
CREATE INDEX "correction_resolved_at_idx" ON "correction"("resolved_at");

CREATE TABLE "correction_notice" (
    "id" UUID NOT NULL,
    "correction_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "facts" TEXT[],
    "leaves" TEXT[],
    "due" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by" TEXT,

    CONSTRAINT "correction_notice_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "correction_notice_correction_id_party_key" ON "correction_notice"("correction_id", "party");
CREATE INDEX "correction_notice_party_confirmed_at_idx" ON "correction_notice"("party", "confirmed_at");

ALTER TABLE "correction_notice" ADD CONSTRAINT "correction_notice_correction_id_fkey"
    FOREIGN KEY ("correction_id") REFERENCES "correction"("id");

GRANT SELECT, INSERT, UPDATE ("resolved_at") ON "correction" TO "samsyn_gateway";
GRANT SELECT, INSERT, UPDATE ("confirmed_at", "confirmed_by") ON "correction_notice" TO "samsyn_gateway";
