-- Runs that held the trail against the logs of agencies. A leaf tells of each; this is what is read of them.
CREATE TABLE "reconciliation" (
    "id" UUID NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,
    "daily_of" DATE,
    "compared" TEXT[],
    "unread" TEXT[],
    "asked" INTEGER NOT NULL,
    "recorded" INTEGER NOT NULL,

    CONSTRAINT "reconciliation_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "reconciliation_ran_at_idx" ON "reconciliation"("ran_at");

-- One daily run of a day, whichever replica comes first.
CREATE UNIQUE INDEX "reconciliation_daily_of_key" ON "reconciliation"("daily_of");

CREATE TABLE "reconciliation_difference" (
    "reconciliation_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "disclosure_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "only_asked" TEXT[],
    "only_recorded" TEXT[],

    CONSTRAINT "reconciliation_difference_pkey" PRIMARY KEY ("reconciliation_id", "party", "disclosure_id")
);

ALTER TABLE "reconciliation_difference" ADD CONSTRAINT "reconciliation_difference_reconciliation_id_fkey"
    FOREIGN KEY ("reconciliation_id") REFERENCES "reconciliation"("id");

GRANT SELECT, INSERT ON "reconciliation", "reconciliation_difference" TO "samsyn_gateway";
