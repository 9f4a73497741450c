-- AlterTable
ALTER TABLE "SyncSnapshot" ADD COLUMN "crc" INTEGER;
ALTER TABLE "SyncSnapshot" ADD COLUMN "vector" BLOB;

-- AlterTable
ALTER TABLE "SyncUpdate" ADD COLUMN "crc" INTEGER;
