-- AlterTable
ALTER TABLE "Source" ADD COLUMN "removedAt" DATETIME;

-- CreateTable
CREATE TABLE "SourceClaim" (
    "sourceId" TEXT NOT NULL PRIMARY KEY,
    "owner" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "personId" TEXT,
    "claimedAt" DATETIME NOT NULL,
    "until" DATETIME NOT NULL,
    "step" TEXT,
    "done" INTEGER,
    "whole" INTEGER
);
