-- An open task that an agency has taken, told at a reference group's board.
CREATE TABLE "taken_task" (
  "case_id" UUID NOT NULL,
  "task" TEXT NOT NULL,
  "due" TIMESTAMPTZ(3),
  "party" TEXT NOT NULL,
  "by_day" DATE NOT NULL,
  "taken_at" TIMESTAMPTZ(3) NOT NULL,
  "taken_by" TEXT NOT NULL,
  CONSTRAINT "taken_task_pkey" PRIMARY KEY ("case_id", "task"),
  CONSTRAINT "taken_task_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id")
);

GRANT SELECT, INSERT, UPDATE ON "taken_task" TO "samsyn_gateway";
