import type { Database } from '#prisma/client.server.ts';
import { today } from '../calendar-date.ts';
import { IS_SHOWN } from '../shown.server.ts';
import { callsWithRareWords } from './rare-words.server.ts';
import type { Compared } from './similar.ts';

const OF_PROGRAMME = 40;
const OF_FUNDER = 80;
const WITH_RARE_WORDS = 30;
/** What a description says stands at its beginning. */
const READ_CHARACTERS = 500;

export type ComparedCall = Compared & { funderId: string };

/** A call as others are compared with it; null for none. */
export async function comparedCall(db: Database, id: string): Promise<ComparedCall | null> {
  const [found] = await db.$queryRaw<ComparedCall[]>`
    SELECT id, title, substr(summaryText, 1, ${READ_CHARACTERS}) AS description, programmeId, funderId
    FROM Opportunity WHERE id = ${id}`;
  return found ?? null;
}

/**
 * Calls that may be like one: of its programme, the newest of its funder that are not archived, and those that share the
 * rarest words of its title. All come from an index alone, and few rows are read for it.
 */
export async function similarCandidates(db: Database, call: ComparedCall, now: Date): Promise<Compared[]> {
  const { id, programmeId, funderId } = call;
  const alike = await callsWithRareWords(db, call.title, WITH_RARE_WORDS);
  return db.$queryRaw<Compared[]>`
    SELECT o.id, o.title, substr(o.summaryText, 1, ${READ_CHARACTERS}) AS description, o.programmeId
    FROM Opportunity o
    WHERE o.rowid IN (
        SELECT rowid FROM (SELECT rowid FROM Opportunity WHERE programmeId = ${programmeId}
          ORDER BY rowid DESC LIMIT ${OF_PROGRAMME})
        UNION
        SELECT rowid FROM (SELECT rowid FROM Opportunity WHERE funderId = ${funderId}
          AND (archivesOn IS NULL OR archivesOn >= ${today(now)}) ORDER BY rowid DESC LIMIT ${OF_FUNDER})
        UNION
        SELECT rowid FROM Opportunity WHERE id IN (SELECT value FROM json_each(${JSON.stringify(alike)})))
      AND o.id <> ${id} AND o.recordKind <> 'notice' AND ${IS_SHOWN}`;
}
