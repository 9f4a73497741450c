-- CreateTable
CREATE TABLE "ProposalAttachment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "proposalId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "pages" INTEGER NOT NULL,
    "notices" TEXT NOT NULL DEFAULT '[]',
    "position" INTEGER NOT NULL,
    "addedById" TEXT,
    "addedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ProposalAttachment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProposalAttachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Asset" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalAttachment_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ProposalAttachment_proposalId_position_idx" ON "ProposalAttachment"("proposalId", "position");

-- CreateIndex
CREATE INDEX "ProposalAttachment_sha256_idx" ON "ProposalAttachment"("sha256");
