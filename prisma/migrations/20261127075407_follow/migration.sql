-- CreateTable
CREATE TABLE "Watch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "opportunityId" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "remindFrom" DATETIME NOT NULL,
    "mutedAt" DATETIME,
    CONSTRAINT "Watch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Watch_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SavedSearch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "checkedTo" DATETIME NOT NULL,
    "mutedAt" DATETIME,
    CONSTRAINT "SavedSearch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowSettings" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "leadDays" TEXT NOT NULL,
    "byMail" BOOLEAN NOT NULL,
    "alertsAtOnce" BOOLEAN NOT NULL,
    "digest" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "quietFrom" INTEGER NOT NULL,
    "quietTo" INTEGER NOT NULL,
    CONSTRAINT "FollowSettings_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowNotice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "opportunityId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "followId" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "seenAt" DATETIME,
    "mailId" TEXT,
    CONSTRAINT "FollowNotice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FollowMail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" DATETIME NOT NULL,
    "owner" TEXT,
    "until" DATETIME,
    "endedAt" DATETIME,
    "error" TEXT,
    CONSTRAINT "FollowMail_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SigningKey" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Watch_opportunityId_idx" ON "Watch"("opportunityId");

-- CreateIndex
CREATE UNIQUE INDEX "Watch_personId_opportunityId_key" ON "Watch"("personId", "opportunityId");

-- CreateIndex
CREATE INDEX "SavedSearch_personId_idx" ON "SavedSearch"("personId");

-- CreateIndex
CREATE INDEX "FollowNotice_personId_at_idx" ON "FollowNotice"("personId", "at");

-- CreateIndex
CREATE INDEX "FollowNotice_opportunityId_idx" ON "FollowNotice"("opportunityId");

-- CreateIndex
CREATE INDEX "FollowNotice_mailId_at_idx" ON "FollowNotice"("mailId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "FollowNotice_personId_key_key" ON "FollowNotice"("personId", "key");

-- CreateIndex
CREATE INDEX "FollowMail_state_nextAt_idx" ON "FollowMail"("state", "nextAt");

-- CreateIndex
CREATE INDEX "FollowMail_personId_idx" ON "FollowMail"("personId");

-- CreateIndex
CREATE INDEX "Opportunity_firstSeenAt_idx" ON "Opportunity"("firstSeenAt");
