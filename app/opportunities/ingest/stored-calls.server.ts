import type Sqlite from 'better-sqlite3';
import { withoutEdits, type StoredEdit } from '../edits/with-edits.ts';
import type { DeadlineRow } from './deadline-rows.ts';
import { FACT_COLUMNS, fromColumn } from './fact-columns.ts';
import type { CallFacts, Statement } from './merge.ts';
import { fromPayload } from './payload.server.ts';
import type { StoredCall } from './plan.server.ts';
import type { Known, KnownIdentity } from './resolve.ts';

/** The plus sign keeps SQLite from the index on sources: it would read every link that the source has. */
export const OWN_KEYS = 'SELECT externalKey FROM OpportunityLink WHERE opportunityId = ? AND +sourceId = ?';

/** What is stored, as far as a run of one source needs to know it. */
export class StoredCalls implements Known {
  private readonly ownKeys: Sqlite.Statement;
  private readonly linked: Sqlite.Statement;
  private readonly canonical: Sqlite.Statement;
  private readonly hasKey: Sqlite.Statement;
  private readonly url: Sqlite.Statement;
  private readonly call: Sqlite.Statement;
  private readonly deadlines: Sqlite.Statement;
  private readonly others: Sqlite.Statement;
  private readonly edits: Sqlite.Statement;
  private readonly record: Sqlite.Statement;
  /** a source that nothing is stored of is not asked for record by record */
  private readonly isFirst: boolean;

  constructor(
    connection: Sqlite.Database,
    private readonly sourceId: string,
  ) {
    const identity = 'o.id, o.canonicalKey, o.number, o.title';
    this.ownKeys = connection.prepare(OWN_KEYS).pluck();
    this.linked = connection.prepare(
      `SELECT ${identity} FROM OpportunityLink l JOIN Opportunity o ON o.id = l.opportunityId
       WHERE l.sourceId = ? AND l.externalKey = ?`,
    );
    // A call that was merged into another is known by its key there.
    this.canonical = connection.prepare(
      `SELECT ${identity} FROM Opportunity o WHERE o.canonicalKey = @key OR o.id IN
         (SELECT toId FROM CallRedirect WHERE canonicalKey = @key) ORDER BY o.canonicalKey <> @key LIMIT 1`,
    );
    this.hasKey = connection.prepare('SELECT 1 FROM Opportunity WHERE canonicalKey = ?').pluck();
    this.url = connection.prepare(
      `SELECT ${identity} FROM OpportunityLink l JOIN Opportunity o ON o.id = l.opportunityId
       WHERE l.url = ? ORDER BY l.id LIMIT 1`,
    );
    this.call = connection.prepare(
      `SELECT o.canonicalKey, ${FACT_COLUMNS.map((column) => `o.${column}`).join(', ')},
              f.name AS funder, p.name AS programme
       FROM Opportunity o JOIN Funder f ON f.id = o.funderId LEFT JOIN Programme p ON p.id = o.programmeId
       WHERE o.id = ?`,
    );
    this.deadlines = connection.prepare('SELECT * FROM Deadline WHERE opportunityId = ? AND sourceId = ? ORDER BY seq');
    this.others = connection.prepare(
      `SELECT r.sourceId, r.payload FROM OpportunityLink l
       JOIN RawRecord r ON r.sourceId = l.sourceId AND r.externalKey = l.externalKey
       WHERE l.opportunityId = ? AND l.sourceId <> ? ORDER BY r.sourceId, r.externalKey`,
    );
    this.edits = connection.prepare('SELECT field, value, sourceValue FROM FieldEdit WHERE opportunityId = ?');
    this.record = connection.prepare(
      'SELECT contentHash, listHash FROM RawRecord WHERE sourceId = ? AND externalKey = ?',
    );
    this.isFirst = connection.prepare('SELECT 1 FROM RawRecord WHERE sourceId = ? LIMIT 1').get(sourceId) === undefined;
  }

  byExternalKey = (key: string) => this.identity(this.linked.get(this.sourceId, key));
  byCanonicalKey = (key: string) => this.identity(this.canonical.get({ key }));
  hasCanonicalKey = (key: string) => this.hasKey.get(key) !== undefined;
  byUrl = (url: string) => this.identity(this.url.get(url));

  /** The hashes under which a record was taken last; null when there is none. */
  hashes(key: string): { contentHash: string; listHash: string | null } | null {
    if (this.isFirst) return null;
    return (
      (this.record.get(this.sourceId, key) as { contentHash: string; listHash: string | null } | undefined) ?? null
    );
  }

  read(id: string): StoredCall | null {
    const row = this.call.get(id) as (Record<string, string | number | null> & { canonicalKey: string }) | undefined;
    if (!row) return null;
    const columns = Object.fromEntries(FACT_COLUMNS.map((field) => [field, fromColumn(field, row[field] ?? null)]));
    const shown = { ...columns, funder: row.funder, programme: row.programme } as CallFacts;
    const edits = this.edits.all(id) as StoredEdit[];
    return {
      canonicalKey: row.canonicalKey,
      facts: withoutEdits(shown, edits),
      edits,
      ownDeadlines: (this.deadlines.all(id, this.sourceId) as StoredDeadline[]).map(toDeadlineRow),
      otherStatements: this.others.all(id, this.sourceId).flatMap((other) => {
        const { sourceId, payload } = other as { sourceId: string; payload: string };
        return fromPayload(sourceId, payload) ?? [];
      }) satisfies Statement[],
    };
  }

  private identity(row: unknown): KnownIdentity | null {
    if (!row) return null;
    const call = row as Omit<KnownIdentity, 'ownKeys'>;
    return { ...call, ownKeys: this.ownKeys.all(call.id, this.sourceId) as string[] };
  }
}

type Flag = 'isEstimate' | 'isPlaceholder' | 'isInherited';
type StoredDeadline = Omit<DeadlineRow, Flag | 'required'> & Record<Flag, number> & { required: number | null };

function toDeadlineRow(row: StoredDeadline): DeadlineRow {
  const { seq, kind, track, date, time, zone, rawText } = row;
  return {
    ...{ seq, kind, track, date, time, zone, rawText },
    isEstimate: row.isEstimate === 1,
    isPlaceholder: row.isPlaceholder === 1,
    isInherited: row.isInherited === 1,
    required: row.required === null ? null : row.required === 1,
  };
}
