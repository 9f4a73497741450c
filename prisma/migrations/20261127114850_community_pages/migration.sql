-- AlterTable
ALTER TABLE "Person" ADD COLUMN "homepage" TEXT;
ALTER TABLE "Person" ADD COLUMN "orcid" TEXT;
ALTER TABLE "Person" ADD COLUMN "publicSince" DATETIME;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN "budgetCurrency" TEXT;
ALTER TABLE "Project" ADD COLUMN "budgetMax" BIGINT;
ALTER TABLE "Project" ADD COLUMN "budgetMin" BIGINT;
ALTER TABLE "Project" ADD COLUMN "licenceText" TEXT;

-- AlterTable
-- A column that may be null takes its reference along: the table need not be made anew.
ALTER TABLE "Proposal" ADD COLUMN "projectId" TEXT REFERENCES "Project" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Proposal_projectId_idx" ON "Proposal"("projectId");

-- CreateTable
CREATE TABLE "ProfileChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "thingKind" TEXT NOT NULL,
    "thingId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "oldValue" TEXT,
    "newValue" TEXT,
    "personId" TEXT,
    "file" TEXT,
    "undoesId" TEXT,
    "at" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "ProfileChange_thingKind_thingId_at_idx" ON "ProfileChange"("thingKind", "thingId", "at");
