CREATE TABLE "supervision" (
    "id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "supervision_pkey" PRIMARY KEY ("id")
);

GRANT SELECT, INSERT, UPDATE ("ended_at") ON "supervision" TO "samsyn_gateway";
