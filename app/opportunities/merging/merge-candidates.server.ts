import type Sqlite from 'better-sqlite3';
import { isShown } from '../shown.server.ts';

/** Days between the deadlines of two records of one call, at most. */
const DAYS_APART = 45;

export type Candidate = { id: string; title: string };

/** Finds the calls of the same funder that one call may be: their dates are close, or both have none. */
export class MergeCandidates {
  private readonly sql: ReturnType<typeof statements>;
  private readonly undated = new Map<string, Candidate[]>();

  constructor(connection: Sqlite.Database) {
    this.sql = statements(connection);
  }

  call(id: string): (Candidate & { funderId: string; recordKind: string }) | null {
    return (this.sql.call.get(id) as (Candidate & { funderId: string; recordKind: string }) | undefined) ?? null;
  }

  of({ id, funderId, recordKind }: { id: string; funderId: string; recordKind: string }): Candidate[] {
    if (this.sql.isDated.get(id)) return this.sql.close.all({ id, funderId, recordKind }) as Candidate[];
    const key = `${funderId}\n${recordKind}`;
    let undated = this.undated.get(key);
    if (!undated) this.undated.set(key, (undated = this.sql.undated.all(funderId, recordKind) as Candidate[]));
    return undated.filter((other) => other.id !== id);
  }

  /** Whether one source lists both side by side: those are two calls, or one that its source has twice. */
  areSideBySide(a: string, b: string): boolean {
    return this.sql.sideBySide.get(a, b) !== undefined;
  }
}

function statements(db: Sqlite.Database) {
  return {
    call: db.prepare(`SELECT id, title, funderId, recordKind FROM Opportunity o WHERE id = ? AND ${isShown('o')}`),
    isDated: db.prepare('SELECT 1 FROM Deadline WHERE opportunityId = ? AND NOT isPlaceholder LIMIT 1'),
    // From day to call: a funder may have tens of thousands of calls, and few of them in these weeks.
    close: db.prepare(
      `SELECT DISTINCT other.id, other.title
       FROM Deadline mine
         CROSS JOIN Deadline theirs ON NOT theirs.isPlaceholder
           AND theirs.date BETWEEN date(mine.date, '-${DAYS_APART} days') AND date(mine.date, '+${DAYS_APART} days')
         CROSS JOIN Opportunity other ON other.id = theirs.opportunityId
       WHERE mine.opportunityId = @id AND NOT mine.isPlaceholder AND other.id <> @id
         AND other.funderId = @funderId AND other.recordKind = @recordKind AND ${isShown('other')}`,
    ),
    undated: db.prepare(
      `SELECT id, title FROM Opportunity WHERE funderId = ? AND recordKind = ? AND ${isShown('Opportunity')}
         AND NOT EXISTS (SELECT 1 FROM Deadline WHERE opportunityId = Opportunity.id AND NOT isPlaceholder)`,
    ),
    sideBySide: db.prepare(
      `SELECT 1 FROM OpportunityLink a JOIN OpportunityLink b ON b.sourceId = a.sourceId
       WHERE a.opportunityId = ? AND b.opportunityId = ? LIMIT 1`,
    ),
  };
}
