-- That a reference group asked an agency to obtain a consent: to whom and for what, nothing of the person. It goes with its case.
CREATE TABLE "share_request" (
  "id" UUID NOT NULL,
  "case_id" UUID NOT NULL,
  "asked" TEXT NOT NULL,
  "recipient" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "asked_by" TEXT NOT NULL,
  "closed_at" TIMESTAMPTZ(3),
  "closed_by" TEXT,
  CONSTRAINT "share_request_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "share_request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE CASCADE
);

CREATE INDEX "share_request_case_id_idx" ON "share_request" ("case_id");
CREATE INDEX "share_request_asked_asked_at_idx" ON "share_request" ("asked", "asked_at");

GRANT SELECT, INSERT, UPDATE ON "share_request" TO "samsyn_gateway";
