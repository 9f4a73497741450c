-- AlterTable
ALTER TABLE "FieldEdit" ADD COLUMN "sourceValue" TEXT;

-- CreateTable
CREATE TABLE "CallRedirect" (
    "fromId" TEXT NOT NULL PRIMARY KEY,
    "toId" TEXT NOT NULL,
    "canonicalKey" TEXT NOT NULL,
    "mergedById" TEXT,
    "mergedAt" DATETIME NOT NULL,
    CONSTRAINT "CallRedirect_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Opportunity" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "CallRedirect_canonicalKey_idx" ON "CallRedirect"("canonicalKey");

-- CreateIndex
CREATE INDEX "CallRedirect_toId_idx" ON "CallRedirect"("toId");
