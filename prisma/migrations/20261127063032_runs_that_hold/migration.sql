-- CreateTable
CREATE TABLE "RunUndo" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "runId" TEXT NOT NULL,
    "before" TEXT NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_FetchRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" DATETIME,
    "status" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "trigger" TEXT NOT NULL DEFAULT 'command',
    "personId" TEXT,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER,
    "error" TEXT,
    "holds" BOOLEAN NOT NULL DEFAULT false,
    "unsettled" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "FetchRun_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_FetchRun" ("bytes", "changed", "created", "error", "finishedAt", "id", "missing", "origin", "personId", "rejected", "seen", "sourceId", "startedAt", "status", "trigger", "unchanged") SELECT "bytes", "changed", "created", "error", "finishedAt", "id", "missing", "origin", "personId", "rejected", "seen", "sourceId", "startedAt", "status", "trigger", "unchanged" FROM "FetchRun";
DROP TABLE "FetchRun";
ALTER TABLE "new_FetchRun" RENAME TO "FetchRun";
CREATE INDEX "FetchRun_sourceId_startedAt_idx" ON "FetchRun"("sourceId", "startedAt");
CREATE INDEX "FetchRun_holds_idx" ON "FetchRun"("holds");
CREATE INDEX "FetchRun_unsettled_idx" ON "FetchRun"("unsettled");
CREATE TABLE "new_Opportunity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "canonicalKey" TEXT NOT NULL,
    "recordKind" TEXT NOT NULL DEFAULT 'open_call',
    "funderId" TEXT NOT NULL,
    "programmeId" TEXT,
    "title" TEXT NOT NULL,
    "number" TEXT,
    "callId" TEXT,
    "url" TEXT NOT NULL,
    "applyUrl" TEXT,
    "language" TEXT,
    "upstreamStatus" TEXT NOT NULL,
    "statusOverride" TEXT,
    "docType" TEXT NOT NULL DEFAULT 'call',
    "postedOn" TEXT,
    "opensOn" TEXT,
    "archivesOn" TEXT,
    "deadlineMode" TEXT NOT NULL DEFAULT 'unknown',
    "amountMin" BIGINT,
    "amountMax" BIGINT,
    "amountTotal" BIGINT,
    "currency" TEXT,
    "amountKind" TEXT NOT NULL DEFAULT 'unknown',
    "amountRaw" TEXT,
    "awardsExpected" INTEGER,
    "costSharing" BOOLEAN,
    "applicantTypes" TEXT,
    "acceptsFiscalSponsor" BOOLEAN,
    "acceptsIndividuals" BOOLEAN,
    "countries" TEXT,
    "indirectCap" REAL,
    "paysMaintenance" BOOLEAN,
    "payment" TEXT,
    "inviteOnly" BOOLEAN,
    "stages" TEXT,
    "instruments" TEXT,
    "categories" TEXT,
    "alns" TEXT,
    "tags" TEXT,
    "version" TEXT,
    "reissueOfId" TEXT,
    "goneOn" TEXT,
    "heldByRunId" TEXT,
    "firstSeenAt" DATETIME NOT NULL,
    "summaryText" TEXT NOT NULL DEFAULT '',
    "descriptionHtml" TEXT,
    "eligibilityText" TEXT,
    "attachments" TEXT,
    CONSTRAINT "Opportunity_heldByRunId_fkey" FOREIGN KEY ("heldByRunId") REFERENCES "FetchRun" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Opportunity_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Funder" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Opportunity_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Opportunity_reissueOfId_fkey" FOREIGN KEY ("reissueOfId") REFERENCES "Opportunity" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Opportunity" ("acceptsFiscalSponsor", "acceptsIndividuals", "alns", "amountKind", "amountMax", "amountMin", "amountRaw", "amountTotal", "applicantTypes", "applyUrl", "archivesOn", "attachments", "awardsExpected", "callId", "canonicalKey", "categories", "costSharing", "countries", "currency", "deadlineMode", "descriptionHtml", "docType", "eligibilityText", "firstSeenAt", "funderId", "goneOn", "heldByRunId", "id", "indirectCap", "instruments", "inviteOnly", "language", "number", "opensOn", "payment", "paysMaintenance", "postedOn", "programmeId", "recordKind", "reissueOfId", "stages", "statusOverride", "summaryText", "tags", "title", "upstreamStatus", "url", "version") SELECT "acceptsFiscalSponsor", "acceptsIndividuals", "alns", "amountKind", "amountMax", "amountMin", "amountRaw", "amountTotal", "applicantTypes", "applyUrl", "archivesOn", "attachments", "awardsExpected", "callId", "canonicalKey", "categories", "costSharing", "countries", "currency", "deadlineMode", "descriptionHtml", "docType", "eligibilityText", "firstSeenAt", "funderId", "goneOn", "heldByRunId", "id", "indirectCap", "instruments", "inviteOnly", "language", "number", "opensOn", "payment", "paysMaintenance", "postedOn", "programmeId", "recordKind", "reissueOfId", "stages", "statusOverride", "summaryText", "tags", "title", "upstreamStatus", "url", "version" FROM "Opportunity";
DROP TABLE "Opportunity";
ALTER TABLE "new_Opportunity" RENAME TO "Opportunity";
CREATE UNIQUE INDEX "Opportunity_canonicalKey_key" ON "Opportunity"("canonicalKey");
CREATE INDEX "Opportunity_funderId_heldByRunId_archivesOn_idx" ON "Opportunity"("funderId", "heldByRunId", "archivesOn");
CREATE INDEX "Opportunity_archivesOn_heldByRunId_idx" ON "Opportunity"("archivesOn", "heldByRunId");
CREATE INDEX "Opportunity_number_idx" ON "Opportunity"("number");
CREATE INDEX "Opportunity_heldByRunId_idx" ON "Opportunity"("heldByRunId");
-- What a run held when the server ended goes on being held, until its next run takes it back.
UPDATE "FetchRun" SET "holds" = true, "unsettled" = true WHERE "id" IN (SELECT "heldByRunId" FROM "Opportunity");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "RunUndo_runId_idx" ON "RunUndo"("runId");
