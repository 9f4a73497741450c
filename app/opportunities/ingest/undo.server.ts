import type Sqlite from 'better-sqlite3';
import { withEdits, type StoredEdit } from '../edits/with-edits.ts';
import { isEditableFact } from '../edits/editable-fields.ts';
import { CALL_COLUMNS, CallStates, type CallState, type Row } from './call-state.server.ts';
import { breathe, inTransaction } from './connection.server.ts';
import { removeHeld } from './held.server.ts';
import { mergeStatements } from './merge.ts';
import { fromPayload } from './payload.server.ts';
import type { UndoEntry } from './undo-log.server.ts';
import { CallWriter } from './write-calls.server.ts';

/** Calls that are put back at once: less than a tenth of a second, because this may be the thread that answers people. */
const SLICE = 100;

/**
 * Takes back all that a run wrote and did not come to finish: calls that it changed are as they were, calls that were new
 * are gone. Where a person, a merge or another source came to a call in between, theirs stays: only what this source says
 * of it is put back, and its facts are merged anew from all that is said and set. May break off at any moment and be
 * called again. Funders and programmes that only the run named stay; nothing shows them.
 */
export async function undoRun(
  connection: Sqlite.Database,
  run: { id: string; sourceId: string },
  signal?: AbortSignal,
): Promise<void> {
  const undo = new Undo(connection, run);
  for (let left = SLICE; left === SLICE;) {
    signal?.throwIfAborted();
    left = await inTransaction(connection, () => undo.some(SLICE));
    await breathe();
  }
  await removeHeld(connection, run.id);
  await markUnsettled(connection, run.id, false);
}

/** Says whether a run has something to be undone or followed up. */
export async function markUnsettled(connection: Sqlite.Database, runId: string, isUnsettled: boolean): Promise<void> {
  const mark = connection.prepare('UPDATE FetchRun SET unsettled = ? WHERE id = ?');
  await inTransaction(connection, () => mark.run(Number(isUnsettled), runId));
}

class Undo {
  private readonly states: CallStates;
  private readonly writer: CallWriter;
  private readonly sql: ReturnType<typeof statements>;

  constructor(
    connection: Sqlite.Database,
    private readonly run: { id: string; sourceId: string },
  ) {
    this.states = new CallStates(connection, run.sourceId);
    this.writer = new CallWriter(connection, { id: run.sourceId }, { id: run.id, at: new Date() });
    this.sql = statements(connection);
  }

  /** Undoes so many changes, the last one first; gives how many there were. */
  some(count: number): number {
    const entries = this.sql.entries.all(this.run.id, count) as { seq: number; before: string }[];
    for (const { seq, before } of entries) {
      this.one(JSON.parse(before) as UndoEntry);
      this.sql.done.run(seq);
    }
    return entries.length;
  }

  private one({ id, key, before, after }: UndoEntry): void {
    const isAsLeft = this.states.fingerprint(id, key) === after;
    const now = this.sql.now.get({ id }) as string | undefined;
    if (now === undefined) return; // another run that was undone had brought the call
    this.sql.changes.run(this.run.id, now);
    const isListed = this.putBackRecord(key, before);
    if (isListed) this.putBackDeadlines(now, before.deadlines);
    // A key that somebody took meanwhile stays theirs.
    this.sql.key.run(before.call.canonicalKey, id);
    if (isAsLeft) this.putBackFacts(id, before);
    else this.mergeAnew(now);
  }

  /** False where a merge has dropped the link: then it stays so. */
  private putBackRecord(key: string, { link, record }: CallState): boolean {
    const { sourceId } = this.run;
    const found = link
      ? this.sql.link.run(link.externalKey, link.url, link.lastSeenAt, link.missingRuns, link.id)
      : this.sql.removeLink.run(sourceId, key);
    if (found.changes === 0) return false;
    if (record) this.sql.record.run(record.externalKey, record.payload, record.contentHash, record.listHash, record.id);
    else this.sql.removeRecord.run(sourceId, key);
    return true;
  }

  private putBackDeadlines(opportunityId: string, rows: readonly Row[]): void {
    this.sql.removeDeadlines.run(opportunityId, this.run.sourceId);
    for (const row of rows) this.sql.deadline.run({ ...row, opportunityId });
  }

  private putBackFacts(id: string, { call, edits }: CallState): void {
    this.sql.facts.run({ ...call, id });
    for (const { field, sourceValue } of edits) this.sql.edit.run(sourceValue, id, field);
  }

  private mergeAnew(id: string): void {
    const records = this.sql.records.all(id) as { sourceId: string; payload: string }[];
    const statements = records.flatMap(({ sourceId, payload }) => fromPayload(sourceId, payload) ?? []);
    if (statements.length === 0) return; // all that is left of it is what people set
    const said = mergeStatements(statements);
    const edits = this.sql.edits.all(id) as StoredEdit[];
    for (const { field } of edits) {
      if (isEditableFact(field)) this.sql.edit.run(JSON.stringify(said[field]), id, field);
    }
    this.writer.writeFacts(id, withEdits(said, edits));
  }
}

function statements(db: Sqlite.Database) {
  const facts = CALL_COLUMNS.filter((column) => column !== 'canonicalKey');
  return {
    entries: db.prepare('SELECT seq, before FROM RunUndo WHERE runId = ? ORDER BY seq DESC LIMIT ?'),
    done: db.prepare('DELETE FROM RunUndo WHERE seq = ?'),
    now: db
      .prepare('SELECT id FROM Opportunity WHERE id = @id UNION ALL SELECT toId FROM CallRedirect WHERE fromId = @id')
      .pluck(),
    changes: db.prepare('DELETE FROM Change WHERE runId = ? AND opportunityId = ?'),
    link: db.prepare(
      'UPDATE OpportunityLink SET externalKey = ?, url = ?, lastSeenAt = ?, missingRuns = ? WHERE id = ?',
    ),
    removeLink: db.prepare('DELETE FROM OpportunityLink WHERE sourceId = ? AND externalKey = ?'),
    record: db.prepare('UPDATE RawRecord SET externalKey = ?, payload = ?, contentHash = ?, listHash = ? WHERE id = ?'),
    removeRecord: db.prepare('DELETE FROM RawRecord WHERE sourceId = ? AND externalKey = ?'),
    removeDeadlines: db.prepare('DELETE FROM Deadline WHERE opportunityId = ? AND sourceId = ?'),
    deadline: db.prepare(
      `INSERT INTO Deadline (id, opportunityId, sourceId, seq, kind, track, date, time, zone, required,
         isEstimate, isPlaceholder, isInherited, rawText)
       VALUES (@id, @opportunityId, @sourceId, @seq, @kind, @track, @date, @time, @zone, @required,
         @isEstimate, @isPlaceholder, @isInherited, @rawText)`,
    ),
    key: db.prepare('UPDATE OR IGNORE Opportunity SET canonicalKey = ? WHERE id = ?'),
    facts: db.prepare(`UPDATE Opportunity SET ${facts.map((one) => `${one} = @${one}`).join(', ')} WHERE id = @id`),
    edit: db.prepare('UPDATE FieldEdit SET sourceValue = ? WHERE opportunityId = ? AND field = ?'),
    edits: db.prepare('SELECT field, value, sourceValue FROM FieldEdit WHERE opportunityId = ?'),
    records: db.prepare(
      `SELECT r.sourceId, r.payload FROM OpportunityLink l
       JOIN RawRecord r ON r.sourceId = l.sourceId AND r.externalKey = l.externalKey
       WHERE l.opportunityId = ? ORDER BY r.sourceId, r.externalKey`,
    ),
  };
}
