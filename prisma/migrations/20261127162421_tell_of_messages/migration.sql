-- AlterTable
ALTER TABLE "DiscussionMessage" ADD COLUMN "toldAt" DATETIME;

-- CreateIndex
CREATE INDEX "DiscussionMessage_toldAt_idx" ON "DiscussionMessage"("toldAt");

-- What was said before anybody was told of messages is no news.
UPDATE "DiscussionMessage" SET "toldAt" = "at";
