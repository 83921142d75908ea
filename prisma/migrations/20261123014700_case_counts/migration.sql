CREATE TABLE "case_count" (
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "case_count_pkey" PRIMARY KEY ("counted_at")
);

GRANT SELECT, INSERT ON "case_count" TO "samsyn_gateway";
