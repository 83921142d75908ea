CREATE TABLE "console_session" (
    "id" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "employee" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "console_session_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "console_session_party_employee_idx" ON "console_session"("party", "employee");
CREATE INDEX "console_session_opened_at_idx" ON "console_session"("opened_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON "console_session" TO "samsyn_gateway";
