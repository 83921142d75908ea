-- Mails that are to be sent, or were: counts and codes, no fact about a person.
CREATE TABLE "mail" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "mail_kind_party_employee_about_key" ON "mail"("kind", "party", "employee", "about");
CREATE INDEX "mail_sent_at_next_try_at_idx" ON "mail"("sent_at", "next_try_at");

-- Deadlines that a party was reminded of, so many days ahead: once each. They go with their case.
CREATE TABLE "told_deadline" (
    "case_id" UUID NOT NULL,
    "clock" TEXT NOT NULL,
    "ends" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER NOT NULL,
    "party" TEXT NOT NULL,

    CONSTRAINT "told_deadline_pkey" PRIMARY KEY ("case_id", "clock", "ends", "days", "party"),
    CONSTRAINT "told_deadline_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE CASCADE
);

-- Since when an officer wants to be reminded of a search.
ALTER TABLE "saved_search" ADD COLUMN "remind_since" TIMESTAMPTZ(3);

GRANT SELECT, INSERT, UPDATE, DELETE ON "mail" TO "samsyn_gateway";
GRANT SELECT, INSERT, DELETE ON "told_deadline" TO "samsyn_gateway";
