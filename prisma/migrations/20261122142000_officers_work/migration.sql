-- The officers' work: made of the trail's leaves, and made again from them.

-- What officers did about a break-glass, a finding, a sample or a disclosure drawn into one.
CREATE TABLE "officer_act" (
    "id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "officer_act_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "officer_act_subject_at_idx" ON "officer_act"("subject", "at");

-- Alarms for the officers of a party, until they are delivered.
CREATE TABLE "alarm" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3),
    "codes" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "alarm_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "alarm_subject_kind_party_key" ON "alarm"("subject", "kind", "party");
CREATE INDEX "alarm_delivered_at_next_try_at_idx" ON "alarm"("delivered_at", "next_try_at");

-- The looks of the last two months, which patterns are found in.
CREATE TABLE "look" (
    "log_id" TEXT NOT NULL,
    "index" BIGINT NOT NULL,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "party" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "purpose" TEXT,
    "case_key" TEXT,
    "refused" TEXT,
    "about" TEXT,
    "controllers" TEXT[],
    "broke_glass" BOOLEAN NOT NULL,
    "outside_own_cases" BOOLEAN NOT NULL,

    CONSTRAINT "look_pkey" PRIMARY KEY ("log_id", "index")
);
CREATE INDEX "look_party_employee_at_idx" ON "look"("party", "employee", "at");
CREATE INDEX "look_case_key_at_idx" ON "look"("case_key", "at");
CREATE INDEX "look_at_idx" ON "look"("at");

-- What patterns found, for the officers of one party; its evidence is leaves, as `log:leaf`.
CREATE TABLE "finding" (
    "id" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "overseer" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "employee" TEXT,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "latest_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" TEXT[],

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "finding_overseer_latest_at_idx" ON "finding"("overseer", "latest_at");

-- The disclosures that a sample of a party's officers drew, and whose employee is asked to explain them.
CREATE TABLE "drawn_disclosure" (
    "sample" TEXT NOT NULL,
    "log_id" TEXT NOT NULL,
    "index" BIGINT NOT NULL,
    "overseer" TEXT NOT NULL,
    "stratum" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drawn_disclosure_pkey" PRIMARY KEY ("sample", "log_id", "index")
);
CREATE INDEX "drawn_disclosure_recipient_drawn_at_idx" ON "drawn_disclosure"("recipient", "drawn_at");
CREATE INDEX "drawn_disclosure_overseer_drawn_at_idx" ON "drawn_disclosure"("overseer", "drawn_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON "officer_act", "alarm", "look", "finding", "drawn_disclosure" TO "samsyn_gateway";
