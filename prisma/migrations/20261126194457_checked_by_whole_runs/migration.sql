-- DropIndex
DROP INDEX "Provenance_opportunityId_field_sourceId_key";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Provenance";
PRAGMA foreign_keys=on;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
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
    CONSTRAINT "Opportunity_funderId_fkey" FOREIGN KEY ("funderId") REFERENCES "Funder" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Opportunity_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Opportunity_reissueOfId_fkey" FOREIGN KEY ("reissueOfId") REFERENCES "Opportunity" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Opportunity" ("acceptsFiscalSponsor", "acceptsIndividuals", "alns", "amountKind", "amountMax", "amountMin", "amountRaw", "amountTotal", "applicantTypes", "applyUrl", "archivesOn", "attachments", "awardsExpected", "callId", "canonicalKey", "categories", "costSharing", "countries", "currency", "deadlineMode", "descriptionHtml", "docType", "eligibilityText", "firstSeenAt", "funderId", "goneOn", "heldByRunId", "id", "indirectCap", "instruments", "inviteOnly", "language", "number", "opensOn", "payment", "paysMaintenance", "postedOn", "programmeId", "recordKind", "reissueOfId", "stages", "statusOverride", "summaryText", "tags", "title", "upstreamStatus", "url", "version") SELECT "acceptsFiscalSponsor", "acceptsIndividuals", "alns", "amountKind", "amountMax", "amountMin", "amountRaw", "amountTotal", "applicantTypes", "applyUrl", "archivesOn", "attachments", "awardsExpected", "callId", "canonicalKey", "categories", "costSharing", "countries", "currency", "deadlineMode", "descriptionHtml", "docType", "eligibilityText", "firstSeenAt", "funderId", "goneOn", "heldByRunId", "id", "indirectCap", "instruments", "inviteOnly", "language", "number", "opensOn", "payment", "paysMaintenance", "postedOn", "programmeId", "recordKind", "reissueOfId", "stages", "statusOverride", "summaryText", "tags", "title", "upstreamStatus", "url", "version" FROM "Opportunity";
DROP TABLE "Opportunity";
ALTER TABLE "new_Opportunity" RENAME TO "Opportunity";
CREATE UNIQUE INDEX "Opportunity_canonicalKey_key" ON "Opportunity"("canonicalKey");
CREATE INDEX "Opportunity_funderId_idx" ON "Opportunity"("funderId");
CREATE INDEX "Opportunity_number_idx" ON "Opportunity"("number");
CREATE INDEX "Opportunity_heldByRunId_idx" ON "Opportunity"("heldByRunId");
CREATE TABLE "new_OpportunityLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "opportunityId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "externalKey" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "missingRuns" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "OpportunityLink_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "OpportunityLink_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_OpportunityLink" ("externalKey", "id", "opportunityId", "sourceId", "url", "lastSeenAt") SELECT "externalKey", "id", "opportunityId", "sourceId", "url", "checkedAt" FROM "OpportunityLink";
DROP TABLE "OpportunityLink";
ALTER TABLE "new_OpportunityLink" RENAME TO "OpportunityLink";
CREATE INDEX "OpportunityLink_opportunityId_idx" ON "OpportunityLink"("opportunityId");
CREATE INDEX "OpportunityLink_url_idx" ON "OpportunityLink"("url");
CREATE UNIQUE INDEX "OpportunityLink_sourceId_externalKey_key" ON "OpportunityLink"("sourceId", "externalKey");
CREATE TABLE "new_RawRecord" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sourceId" TEXT NOT NULL,
    "externalKey" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "listHash" TEXT,
    "detailAt" DATETIME,
    "firstSeenAt" DATETIME NOT NULL,
    CONSTRAINT "RawRecord_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_RawRecord" ("contentHash", "detailAt", "externalKey", "firstSeenAt", "id", "listHash", "payload", "sourceId") SELECT "contentHash", "detailAt", "externalKey", "firstSeenAt", "id", "listHash", "payload", "sourceId" FROM "RawRecord";
DROP TABLE "RawRecord";
ALTER TABLE "new_RawRecord" RENAME TO "RawRecord";
CREATE UNIQUE INDEX "RawRecord_sourceId_externalKey_key" ON "RawRecord"("sourceId", "externalKey");
CREATE TABLE "new_Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "homepage" TEXT NOT NULL,
    "covers" TEXT NOT NULL DEFAULT 'newest',
    "params" TEXT,
    "createdById" TEXT,
    "disabledAt" DATETIME,
    "lastRunAt" DATETIME,
    "lastOkAt" DATETIME,
    "lastWholeAt" DATETIME,
    "nextRunAt" DATETIME,
    "failStreak" INTEGER NOT NULL DEFAULT 0,
    "etag" TEXT,
    "lastModified" TEXT,
    "readBy" TEXT
);
INSERT INTO "new_Source" ("createdById", "disabledAt", "etag", "failStreak", "homepage", "id", "lastModified", "lastOkAt", "lastRunAt", "nextRunAt", "params", "readBy", "title") SELECT "createdById", "disabledAt", "etag", "failStreak", "homepage", "id", "lastModified", "lastOkAt", "lastRunAt", "nextRunAt", "params", "readBy", "title" FROM "Source";
DROP TABLE "Source";
ALTER TABLE "new_Source" RENAME TO "Source";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
