// A backup is one SQLite file: the database as it was, and beside its tables `_callboard_backup` (one row: version and
// time) and `_callboard_asset` (the files of DATA_DIR/assets by their SHA-256). Any SQLite tool can look into it.

export const backupVersion = 1;

export const backupTables = `
  CREATE TABLE "_callboard_backup" ("version" INTEGER NOT NULL, "madeAt" TEXT NOT NULL);
  CREATE TABLE "_callboard_asset" ("sha256" TEXT PRIMARY KEY NOT NULL, "bytes" BLOB NOT NULL);
`;

export const dropBackupTables = 'DROP TABLE "_callboard_asset"; DROP TABLE "_callboard_backup";';
