-- A day whose run could not read all logs has another, of those that it lacked: still one at a time, whichever replica comes first.
ALTER TABLE "reconciliation" ADD COLUMN "before" INTEGER NOT NULL DEFAULT 0;
DROP INDEX "reconciliation_daily_of_key";
CREATE UNIQUE INDEX "reconciliation_daily_of_before_key" ON "reconciliation"("daily_of", "before");
