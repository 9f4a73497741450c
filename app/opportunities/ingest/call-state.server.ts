import { createHash } from 'node:crypto';
import type Sqlite from 'better-sqlite3';
import { FACT_COLUMNS } from './fact-columns.ts';

export type Row = Record<string, string | number | null>;

/** All that a run of one source may change of a stored call, as SQLite has it. */
export type CallState = {
  call: Row;
  /** what sources say under what people set */
  edits: Row[];
  /** of this source, as are the link and the record */
  deadlines: Row[];
  link: Row | null;
  record: Row | null;
};

/** The columns of Opportunity that a run may change. */
export const CALL_COLUMNS = ['canonicalKey', 'funderId', 'programmeId', ...FACT_COLUMNS] as const;

/** Reads how calls are stored, for a run of one source. */
export class CallStates {
  private readonly sql: ReturnType<typeof statements>;

  constructor(
    connection: Sqlite.Database,
    private readonly sourceId: string,
  ) {
    this.sql = statements(connection);
  }

  /** `key` is the external key under which the source knows the call now. Null when there is no such call. */
  read(id: string, key: string): CallState | null {
    const call = this.sql.call.get(id) as Row | undefined;
    if (!call) return null;
    return {
      call,
      edits: this.sql.edits.all(id) as Row[],
      deadlines: this.sql.deadlines.all(id, this.sourceId) as Row[],
      link: (this.sql.link.get(this.sourceId, key) as Row | undefined) ?? null,
      record: (this.sql.record.get(this.sourceId, key) as Row | undefined) ?? null,
    };
  }

  /** A hash of all that the call is made of, also of what people set and other sources say; null when there is none. */
  fingerprint(id: string, key: string): string | null {
    const state = this.read(id, key);
    if (!state) return null;
    const { record, ...rest } = state;
    // The content's hash stands for the payload.
    const own = record && [record.id, record.contentHash, record.listHash];
    const all = JSON.stringify([rest, own, this.sql.said.all(id), this.sql.set.all(id)]);
    return createHash('sha256').update(all).digest('base64');
  }
}

function statements(db: Sqlite.Database) {
  return {
    call: db.prepare(`SELECT ${CALL_COLUMNS.join(', ')} FROM Opportunity WHERE id = ?`),
    edits: db.prepare('SELECT field, sourceValue FROM FieldEdit WHERE opportunityId = ? ORDER BY field'),
    deadlines: db.prepare('SELECT * FROM Deadline WHERE opportunityId = ? AND sourceId = ? ORDER BY seq'),
    link: db.prepare('SELECT * FROM OpportunityLink WHERE sourceId = ? AND externalKey = ?'),
    record: db.prepare('SELECT * FROM RawRecord WHERE sourceId = ? AND externalKey = ?'),
    said: db
      .prepare(
        `SELECT l.id || ' ' || r.contentHash FROM OpportunityLink l
         JOIN RawRecord r ON r.sourceId = l.sourceId AND r.externalKey = l.externalKey
         WHERE l.opportunityId = ? ORDER BY l.id`,
      )
      .pluck(),
    set: db.prepare("SELECT field || ' ' || value FROM FieldEdit WHERE opportunityId = ? ORDER BY field").pluck(),
  };
}
