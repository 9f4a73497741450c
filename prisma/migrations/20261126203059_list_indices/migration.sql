-- DropIndex
DROP INDEX "Opportunity_funderId_idx";

-- CreateIndex
CREATE INDEX "Opportunity_funderId_heldByRunId_archivesOn_idx" ON "Opportunity"("funderId", "heldByRunId", "archivesOn");

-- CreateIndex
CREATE INDEX "Opportunity_archivesOn_heldByRunId_idx" ON "Opportunity"("archivesOn", "heldByRunId");
