-- CreateTable
CREATE TABLE "RobotsFile" (
    "origin" TEXT NOT NULL PRIMARY KEY,
    "text" TEXT,
    "readAt" DATETIME NOT NULL
);
