-- Nothing reads them: who asked, took, closed or confirmed stands in the leaf of the act, and goes with it.
ALTER TABLE "share_request" DROP COLUMN "asked_by", DROP COLUMN "closed_by";
ALTER TABLE "taken_task" DROP COLUMN "taken_by";
ALTER TABLE "correction_notice" DROP COLUMN "confirmed_by";
ALTER TABLE "saved_search" DROP COLUMN "saved_at";
