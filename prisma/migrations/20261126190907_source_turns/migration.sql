-- AlterTable
ALTER TABLE "Source" ADD COLUMN "readBy" TEXT;

-- CreateTable
CREATE TABLE "HostTurn" (
    "host" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);
