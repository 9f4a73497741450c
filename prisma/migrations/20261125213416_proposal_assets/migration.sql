-- CreateTable
CREATE TABLE "ProposalAsset" (
    "proposalId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "addedById" TEXT,
    "addedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,

    PRIMARY KEY ("proposalId", "sha256"),
    CONSTRAINT "ProposalAsset_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProposalAsset_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Asset" ("sha256") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ProposalAsset_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ProposalAsset_sha256_idx" ON "ProposalAsset"("sha256");
