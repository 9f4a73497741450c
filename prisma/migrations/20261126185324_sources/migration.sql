-- CreateTable
CREATE TABLE "RejectedRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "runId" TEXT NOT NULL,
    "externalKey" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "RejectedRecord_runId_fkey" FOREIGN KEY ("runId") REFERENCES "FetchRun" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "raisedAt" DATETIME NOT NULL,
    "resolvedAt" DATETIME,
    CONSTRAINT "SourceNotice_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AllowedHost" (
    "host" TEXT NOT NULL PRIMARY KEY,
    "reason" TEXT NOT NULL,
    "allowedById" TEXT,
    "allowedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "funderId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    CONSTRAINT "Programme_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Funder" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FieldEdit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "opportunityId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "personId" TEXT,
    "editedAt" DATETIME NOT NULL,
    CONSTRAINT "FieldEdit_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MergeSuggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "firstId" TEXT NOT NULL,
    "secondId" TEXT NOT NULL,
    "similarity" REAL NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "suggestedAt" DATETIME NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME
);

-- CreateTable
CREATE TABLE "CallSuggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "origin" TEXT NOT NULL,
    "draft" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'open',
    "proposedById" TEXT,
    "proposedAt" DATETIME NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "reason" TEXT,
    "opportunityId" TEXT
);

-- CreateTable
CREATE TABLE "Award" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "externalKey" TEXT NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "summary" TEXT,
    "funderId" TEXT NOT NULL,
    "programmes" TEXT NOT NULL,
    "institution" TEXT,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "amountMinor" BIGINT,
    "currency" TEXT,
    "amountRaw" TEXT,
    "url" TEXT,
    "contentHash" TEXT NOT NULL,
    "checkedAt" DATETIME NOT NULL,
    CONSTRAINT "Award_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Award_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Funder" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AwardCallKey" (
    "awardId" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    PRIMARY KEY ("awardId", "key"),
    CONSTRAINT "AwardCallKey_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Change" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "opportunityId" TEXT NOT NULL,
    "runId" TEXT,
    "personId" TEXT,
    "field" TEXT NOT NULL,
    "oldValue" TEXT,
    "newValue" TEXT,
    "severity" TEXT NOT NULL,
    "observedAt" DATETIME NOT NULL,
    CONSTRAINT "Change_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Change" ("field", "id", "newValue", "observedAt", "oldValue", "opportunityId", "runId", "severity") SELECT "field", "id", "newValue", "observedAt", "oldValue", "opportunityId", "runId", "severity" FROM "Change";
DROP TABLE "Change";
ALTER TABLE "new_Change" RENAME TO "Change";
CREATE INDEX "Change_opportunityId_observedAt_idx" ON "Change"("opportunityId", "observedAt");
CREATE TABLE "new_Deadline" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "opportunityId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL,
    "track" TEXT,
    "date" TEXT NOT NULL,
    "time" TEXT,
    "zone" TEXT,
    "required" BOOLEAN,
    "isEstimate" BOOLEAN NOT NULL DEFAULT false,
    "isPlaceholder" BOOLEAN NOT NULL DEFAULT false,
    "isInherited" BOOLEAN NOT NULL DEFAULT false,
    "rawText" TEXT NOT NULL,
    CONSTRAINT "Deadline_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Deadline_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Deadline" ("date", "id", "isEstimate", "isPlaceholder", "kind", "opportunityId", "rawText", "seq", "sourceId", "time", "track", "zone") SELECT "date", "id", "isEstimate", "isPlaceholder", "kind", "opportunityId", "rawText", "seq", "sourceId", "time", "track", "zone" FROM "Deadline";
DROP TABLE "Deadline";
ALTER TABLE "new_Deadline" RENAME TO "Deadline";
CREATE INDEX "Deadline_date_idx" ON "Deadline"("date");
CREATE UNIQUE INDEX "Deadline_opportunityId_sourceId_seq_key" ON "Deadline"("opportunityId", "sourceId", "seq");
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
    CONSTRAINT "FetchRun_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_FetchRun" ("changed", "created", "error", "finishedAt", "id", "origin", "rejected", "seen", "sourceId", "startedAt", "status", "unchanged") SELECT "changed", "created", "error", "finishedAt", "id", "origin", "rejected", "seen", "sourceId", "startedAt", "status", "unchanged" FROM "FetchRun";
DROP TABLE "FetchRun";
ALTER TABLE "new_FetchRun" RENAME TO "FetchRun";
CREATE INDEX "FetchRun_sourceId_startedAt_idx" ON "FetchRun"("sourceId", "startedAt");
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
    "summaryText" TEXT NOT NULL DEFAULT '',
    "descriptionHtml" TEXT,
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
    "eligibilityText" TEXT,
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
    "attachments" TEXT,
    "version" TEXT,
    "reissueOfId" TEXT,
    "goneOn" TEXT,
    "heldByRunId" TEXT,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "lastCheckedAt" DATETIME NOT NULL,
    CONSTRAINT "Opportunity_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Funder" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Opportunity_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Opportunity_reissueOfId_fkey" FOREIGN KEY ("reissueOfId") REFERENCES "Opportunity" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Opportunity" ("amountMax", "amountMin", "amountRaw", "amountTotal", "archivesOn", "canonicalKey", "currency", "deadlineMode", "docType", "eligibilityText", "firstSeenAt", "funderId", "id", "lastCheckedAt", "lastSeenAt", "number", "opensOn", "postedOn", "statusOverride", "summaryText", "title", "upstreamStatus", "url") SELECT "amountMax", "amountMin", "amountRaw", "amountTotal", "archivesOn", "canonicalKey", "currency", "deadlineMode", "docType", "eligibilityText", "firstSeenAt", "funderId", "id", "lastCheckedAt", "lastSeenAt", "number", "opensOn", "postedOn", "statusOverride", "summaryText", "title", "upstreamStatus", "url" FROM "Opportunity";
DROP TABLE "Opportunity";
ALTER TABLE "new_Opportunity" RENAME TO "Opportunity";
CREATE UNIQUE INDEX "Opportunity_canonicalKey_key" ON "Opportunity"("canonicalKey");
CREATE INDEX "Opportunity_funderId_idx" ON "Opportunity"("funderId");
CREATE INDEX "Opportunity_number_idx" ON "Opportunity"("number");
CREATE INDEX "Opportunity_heldByRunId_idx" ON "Opportunity"("heldByRunId");
CREATE TABLE "new_RawRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "externalKey" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "listHash" TEXT,
    "detailAt" DATETIME,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "missingRuns" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "RawRecord_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_RawRecord" ("contentHash", "externalKey", "firstSeenAt", "id", "lastSeenAt", "payload", "sourceId") SELECT "contentHash", "externalKey", "firstSeenAt", "id", "lastSeenAt", "payload", "sourceId" FROM "RawRecord";
DROP TABLE "RawRecord";
ALTER TABLE "new_RawRecord" RENAME TO "RawRecord";
CREATE UNIQUE INDEX "RawRecord_sourceId_externalKey_key" ON "RawRecord"("sourceId", "externalKey");
CREATE TABLE "new_Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "homepage" TEXT NOT NULL,
    "params" TEXT,
    "createdById" TEXT,
    "disabledAt" DATETIME,
    "lastRunAt" DATETIME,
    "lastOkAt" DATETIME,
    "nextRunAt" DATETIME,
    "failStreak" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT,
    "lastModified" TEXT
);
INSERT INTO "new_Source" ("homepage", "id", "lastOkAt", "lastRunAt", "title") SELECT "homepage", "id", "lastOkAt", "lastRunAt", "title" FROM "Source";
DROP TABLE "Source";
ALTER TABLE "new_Source" RENAME TO "Source";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "RejectedRecord_runId_idx" ON "RejectedRecord"("runId");

-- CreateIndex
CREATE INDEX "SourceNotice_sourceId_resolvedAt_idx" ON "SourceNotice"("sourceId", "resolvedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_funderId_name_key" ON "Programme"("funderId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "FieldEdit_opportunityId_field_key" ON "FieldEdit"("opportunityId", "field");

-- CreateIndex
CREATE INDEX "MergeSuggestion_status_idx" ON "MergeSuggestion"("status");

-- CreateIndex
CREATE UNIQUE INDEX "MergeSuggestion_firstId_secondId_key" ON "MergeSuggestion"("firstId", "secondId");

-- CreateIndex
CREATE INDEX "CallSuggestion_status_proposedAt_idx" ON "CallSuggestion"("status", "proposedAt");

-- CreateIndex
CREATE INDEX "Award_funderId_idx" ON "Award"("funderId");

-- CreateIndex
CREATE UNIQUE INDEX "Award_sourceId_externalKey_key" ON "Award"("sourceId", "externalKey");

-- CreateIndex
CREATE INDEX "AwardCallKey_key_idx" ON "AwardCallKey"("key");
