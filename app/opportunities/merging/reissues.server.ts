import type Sqlite from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { today } from '../calendar-date.ts';
import { inTransaction, timestamp } from '../ingest/connection.server.ts';
import { fieldChange } from '../ingest/diff.ts';
import { seriesTitle } from './similarity.ts';
import { isShown } from '../shown.server.ts';

/** A run with more new calls is a first reading: which of them came before which nobody asked yet. */
const MOST_CALLS = 2_000;
/** Letters of a title that is too common to tell a series by: "Fellowships". */
const SHORT_TITLE = 15;

type Call = { id: string; title: string; number: string; funderId: string; day: string };

/**
 * Leads from new calls to the closed ones that they replace: the same funder and title but for years and rounds, under
 * another number. The older call's log tells of it, for whoever followed that one. Gives how many were found.
 */
export async function linkReissues(
  connection: Sqlite.Database,
  ids: readonly string[],
  run: { id: string; at: Date },
): Promise<number> {
  if (ids.length === 0 || ids.length > MOST_CALLS) return 0;
  const find = statements(connection);
  const closed = new Map<string, Map<string, Call[]>>();
  const closedOf = (funderId: string, title: string) => {
    let calls = closed.get(funderId);
    if (!calls) closed.set(funderId, (calls = byTitle(find.closed.all({ funderId, today: today(run.at) }) as Call[])));
    return calls.get(title) ?? [];
  };
  const isNew = new Set(ids);
  const found = ids.flatMap((id) => {
    const call = find.call.get(id) as Call | undefined;
    const title = call ? seriesTitle(call.title) : '';
    if (!call || title.length < SHORT_TITLE) return [];
    // Two that come side by side are two calls of one round, whatever has closed by now.
    const isBefore = (old: Call) => !isNew.has(old.id) && old.number !== call.number && old.day <= call.day;
    const before = closedOf(call.funderId, title).find(isBefore); // the newest comes first
    return before ? [{ call, before }] : [];
  });
  if (found.length === 0) return 0;
  return inTransaction(connection, () => {
    const linked = found.filter(({ call, before }) => find.link.run(before.id, call.id).changes > 0);
    for (const { call, before } of linked) {
      const { field, oldValue, newValue, severity } = fieldChange('reissuedAs', null, `${call.number}, ${call.title}`);
      find.change.run(uuid(), before.id, run.id, field, oldValue, newValue, severity, timestamp(run.at));
    }
    return linked.length;
  });
}

function byTitle(calls: readonly Call[]): Map<string, Call[]> {
  const found = new Map<string, Call[]>();
  for (const call of calls) {
    const title = seriesTitle(call.title);
    found.set(title, [...(found.get(title) ?? []), call]);
  }
  return found;
}

function statements(db: Sqlite.Database) {
  const columns = 'id, title, number, funderId, COALESCE(postedOn, substr(firstSeenAt, 1, 10)) AS day';
  const due = `SELECT 1 FROM Deadline WHERE opportunityId = Opportunity.id AND NOT isPlaceholder
    AND kind NOT IN ('window_open', 'questions')`;
  return {
    call: db.prepare(
      `SELECT ${columns} FROM Opportunity WHERE id = ? AND number IS NOT NULL AND reissueOfId IS NULL
         AND recordKind = 'open_call' AND ${isShown('Opportunity')}`,
    ),
    closed: db.prepare(
      `SELECT ${columns} FROM Opportunity
       WHERE funderId = @funderId AND number IS NOT NULL AND recordKind = 'open_call' AND ${isShown('Opportunity')}
         AND (goneOn IS NOT NULL OR archivesOn < @today OR lower(upstreamStatus) IN ('closed', 'archived')
           OR (EXISTS (${due}) AND NOT EXISTS (${due} AND date >= @today)))
       ORDER BY day DESC, id`,
    ),
    // Once, also where two look at the same time.
    link: db.prepare('UPDATE Opportunity SET reissueOfId = ? WHERE id = ? AND reissueOfId IS NULL'),
    change: db.prepare(
      `INSERT INTO Change (id, opportunityId, runId, field, oldValue, newValue, severity, observedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
