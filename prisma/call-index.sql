-- What the search of calls stands on, beside the tables of the schema: Prisma knows neither virtual tables nor triggers.
-- All of it is derived. prisma/call-index.ts makes it anew when this file changes.

CREATE VIRTUAL TABLE CallText USING fts5(
  title, number, funder, programme, description,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

-- Its words with the number of calls that have each.
CREATE VIRTUAL TABLE CallWord USING fts5vocab(CallText, 'row');

-- Which call a row of CallText is of. A number is never given twice.
CREATE TABLE CallEntry (
  entry INTEGER PRIMARY KEY AUTOINCREMENT,
  opportunityId TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL -- of the texts that were indexed
);

-- Up to where CallTouched has been followed.
CREATE TABLE CallTextState (seq INTEGER NOT NULL);
INSERT INTO CallTextState VALUES (0);

-- Calls that were there before.
DELETE FROM CallTouched;
INSERT INTO CallTouched (opportunityId) SELECT id FROM Opportunity ORDER BY rowid;
