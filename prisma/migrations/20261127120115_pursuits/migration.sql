-- CreateTable
CREATE TABLE "Pursuit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "opportunityId" TEXT NOT NULL,
    "teamName" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'considering',
    "projectId" TEXT,
    "leadId" TEXT,
    "proposalId" TEXT,
    "deadlineKind" TEXT,
    "handInOn" TEXT,
    "plannedFor" TEXT,
    "slotLimit" INTEGER,
    "slotOurs" TEXT,
    "slotDecider" TEXT,
    "slotDecideBy" TEXT,
    "createdById" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Pursuit_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Pursuit_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Pursuit_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Pursuit_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Pursuit_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PursuitMember" (
    "pursuitId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("pursuitId", "personId"),
    CONSTRAINT "PursuitMember_pursuitId_fkey" FOREIGN KEY ("pursuitId") REFERENCES "Pursuit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PursuitMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PursuitEvent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "pursuitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "reasons" TEXT NOT NULL DEFAULT '[]',
    "note" TEXT NOT NULL DEFAULT '',
    "personId" TEXT,
    "at" DATETIME NOT NULL,
    CONSTRAINT "PursuitEvent_pursuitId_fkey" FOREIGN KEY ("pursuitId") REFERENCES "Pursuit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PursuitEvent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PursuitStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "pursuitId" TEXT NOT NULL,
    "usualId" TEXT,
    "name" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "setOn" TEXT,
    "assigneeId" TEXT,
    "doneAt" DATETIME,
    CONSTRAINT "PursuitStep_pursuitId_fkey" FOREIGN KEY ("pursuitId") REFERENCES "Pursuit" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PursuitStep_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PursuitRole" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "pursuitId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "filledAt" DATETIME,
    CONSTRAINT "PursuitRole_pursuitId_fkey" FOREIGN KEY ("pursuitId") REFERENCES "Pursuit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PursuitAnswer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roleId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "PursuitAnswer_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "PursuitRole" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PursuitAnswer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Pursuit_proposalId_key" ON "Pursuit"("proposalId");

-- CreateIndex
CREATE INDEX "Pursuit_opportunityId_idx" ON "Pursuit"("opportunityId");

-- CreateIndex
CREATE INDEX "Pursuit_state_idx" ON "Pursuit"("state");

-- CreateIndex
CREATE INDEX "Pursuit_projectId_idx" ON "Pursuit"("projectId");

-- CreateIndex
CREATE INDEX "Pursuit_leadId_idx" ON "Pursuit"("leadId");

-- CreateIndex
CREATE INDEX "PursuitMember_personId_idx" ON "PursuitMember"("personId");

-- CreateIndex
CREATE INDEX "PursuitEvent_pursuitId_at_idx" ON "PursuitEvent"("pursuitId", "at");

-- CreateIndex
CREATE INDEX "PursuitEvent_personId_idx" ON "PursuitEvent"("personId");

-- CreateIndex
CREATE INDEX "PursuitStep_pursuitId_idx" ON "PursuitStep"("pursuitId");

-- CreateIndex
CREATE INDEX "PursuitStep_assigneeId_idx" ON "PursuitStep"("assigneeId");

-- CreateIndex
CREATE INDEX "PursuitRole_pursuitId_idx" ON "PursuitRole"("pursuitId");

-- CreateIndex
CREATE INDEX "PursuitAnswer_roleId_idx" ON "PursuitAnswer"("roleId");

-- CreateIndex
CREATE INDEX "PursuitAnswer_personId_idx" ON "PursuitAnswer"("personId");
