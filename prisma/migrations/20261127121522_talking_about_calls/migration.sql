-- CreateTable
CREATE TABLE "Interest" (
    "personId" TEXT NOT NULL,
    "opportunityId" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "opportunityId"),
    CONSTRAINT "Interest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Interest_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DiscussionMessage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "thingKind" TEXT NOT NULL,
    "thingId" TEXT NOT NULL,
    "answersId" TEXT,
    "personId" TEXT,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "editedAt" DATETIME,
    "removedAt" DATETIME,
    "removedById" TEXT,
    "removedReason" TEXT,
    CONSTRAINT "DiscussionMessage_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DiscussionMessage_answersId_fkey" FOREIGN KEY ("answersId") REFERENCES "DiscussionMessage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DiscussionVisit" (
    "personId" TEXT NOT NULL,
    "thingKind" TEXT NOT NULL,
    "thingId" TEXT NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "newFrom" DATETIME,

    PRIMARY KEY ("personId", "thingKind", "thingId"),
    CONSTRAINT "DiscussionVisit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Interest_opportunityId_idx" ON "Interest"("opportunityId");

-- CreateIndex
CREATE INDEX "DiscussionMessage_thingKind_thingId_at_idx" ON "DiscussionMessage"("thingKind", "thingId", "at");

-- CreateIndex
CREATE INDEX "DiscussionMessage_answersId_idx" ON "DiscussionMessage"("answersId");

-- CreateIndex
CREATE INDEX "DiscussionMessage_personId_idx" ON "DiscussionMessage"("personId");

-- CreateIndex
CREATE INDEX "Opportunity_programmeId_idx" ON "Opportunity"("programmeId");

-- CreateIndex
CREATE INDEX "Opportunity_reissueOfId_idx" ON "Opportunity"("reissueOfId");
