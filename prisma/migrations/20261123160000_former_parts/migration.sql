-- From when to when a party took part in a case before its part ended and it was brought in again. It goes with its case.
CREATE TABLE "former_part" (
    "case_id" UUID NOT NULL,
    "party" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_part_pkey" PRIMARY KEY ("case_id", "party", "linked_at"),
    CONSTRAINT "former_part_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case" ("id") ON DELETE CASCADE
);

GRANT SELECT, INSERT ON "former_part" TO "samsyn_gateway";

-- What a party took is open again when its part in the case ends.
GRANT DELETE ON "taken_task" TO "samsyn_gateway";

DELETE FROM "taken_task" USING "link"
WHERE ("link"."case_id", "link"."party") = ("taken_task"."case_id", "taken_task"."party") AND "link"."ended_at" IS NOT NULL;
