-- What an employee did is looked for among one party's entries alone.
DROP INDEX "overseen_row_employee_idx";
CREATE INDEX "overseen_row_party_employee_idx" ON "overseen_row"("party", "employee");
