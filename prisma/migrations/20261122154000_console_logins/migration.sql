-- whoever is logged in logs in again: of her session it is not known which role it was opened in
DELETE FROM "console_session";

ALTER TABLE "console_session"
    ADD COLUMN "role" TEXT NOT NULL,
    ADD COLUMN "issuer_session" TEXT,
    ADD COLUMN "refreshing_until" TIMESTAMPTZ(3);
