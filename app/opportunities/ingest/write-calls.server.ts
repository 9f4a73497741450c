import type Sqlite from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { timestamp } from './connection.server.ts';
import type { FieldChange } from './diff.ts';
import { FACT_COLUMNS, toColumn } from './fact-columns.ts';
import type { CallFacts } from './merge.ts';
import type { Packed } from './payload.server.ts';
import type { PlannedCall } from './plan.server.ts';
import type { CheckedDraft } from '../draft.ts';
import type { SourceInfo } from './source-info.ts';

type RecordRow = Packed & { listHash: string | null };

/** Writes what was planned for calls. Its methods belong inside a transaction (connection.server.ts). */
export class CallWriter {
  private readonly funders = new Map<string, string>();
  private readonly programmes = new Map<string, string>();
  private readonly sql: ReturnType<typeof statements>;
  private readonly at: string;

  constructor(
    connection: Sqlite.Database,
    private readonly source: Pick<SourceInfo, 'id'>,
    private readonly run: { id: string; at: Date },
  ) {
    this.sql = statements(connection);
    this.at = timestamp(run.at);
  }

  /** `held`: a new call is not shown before its run is done. */
  write(call: PlannedCall, record: RecordRow, held: boolean): void {
    if (call.outcome === 'created') this.insertCall(call, held);
    else if (call.factsChanged) this.updateCall(call);
    for (const { field, sourceValue } of call.movedEdits) this.sql.movedEdit.run(sourceValue, call.id, field);
    if (call.deadlines) this.writeDeadlines(call);
    this.writeRecord(call, record);
    for (const change of call.changes) this.writeChange(call.id, change);
  }

  writeChange(opportunityId: string, { field, oldValue, newValue, severity }: FieldChange): void {
    this.sql.change.run(uuid(), opportunityId, this.run.id, field, oldValue, newValue, severity, this.at);
  }

  /** Writes facts alone, as they are shown. */
  writeFacts(id: string, facts: CallFacts): void {
    this.sql.updateFacts.run(...this.columns(facts), id);
  }

  private insertCall(call: PlannedCall, held: boolean): void {
    const { id, canonicalKey, facts, draft } = call;
    this.sql.insertCall.run(id, this.at, held ? this.run.id : null, ...this.columns(facts, draft), canonicalKey);
  }

  private updateCall({ id, canonicalKey, facts, draft }: PlannedCall): void {
    this.sql.updateCall.run(...this.columns(facts, draft), canonicalKey, id);
  }

  private columns(facts: CallFacts, draft: CheckedDraft | null = null) {
    const funderId = this.funderId(facts.funder, draft?.funder.name === facts.funder ? draft.funder : null);
    const { programme } = facts;
    const url = draft?.programme?.name === programme ? (draft.programme?.url ?? null) : null;
    const programmeId = programme === null ? null : this.programmeId(funderId, programme, url);
    return [funderId, programmeId, ...FACT_COLUMNS.map((field) => toColumn(facts[field]))];
  }

  private funderId(name: string, said: { country?: string | null; url?: string | null } | null): string {
    let id = this.funders.get(name) ?? (this.sql.funder.get(name) as string | undefined);
    if (id === undefined) {
      id = uuid();
      this.sql.insertFunder.run(id, name, said?.country ?? null, said?.url ?? null);
    }
    this.funders.set(name, id);
    return id;
  }

  private programmeId(funderId: string, name: string, url: string | null): string {
    const key = `${funderId}\n${name}`;
    let id = this.programmes.get(key) ?? (this.sql.programme.get(funderId, name) as string | undefined);
    if (id === undefined) {
      id = uuid();
      this.sql.insertProgramme.run(id, funderId, name, url);
    }
    this.programmes.set(key, id);
    return id;
  }

  private writeDeadlines({ id, deadlines, outcome }: PlannedCall): void {
    if (outcome !== 'created') this.sql.deleteDeadlines.run(id, this.source.id);
    for (const row of deadlines!) {
      const { seq, kind, track, date, time, zone, required, rawText } = row;
      const flags = [row.isEstimate, row.isPlaceholder, row.isInherited].map(Number);
      const isRequired = required === null ? null : Number(required);
      this.sql.deadline.run(
        ...[uuid(), id, this.source.id, seq, kind, track, date, time, zone, isRequired, ...flags, rawText],
      );
    }
  }

  /** The link and the raw record, under the key that the source has for it now. */
  private writeRecord({ id, draft, renamedFrom, outcome }: PlannedCall, { payload, hash, listHash }: RecordRow): void {
    const { id: sourceId } = this.source;
    const { externalKey, url } = draft;
    if (renamedFrom !== null) {
      this.sql.renameLink.run(externalKey, sourceId, renamedFrom);
      this.sql.renameRecord.run(externalKey, sourceId, renamedFrom);
    }
    const isNew = outcome === 'created';
    if (isNew || this.sql.updateRecord.run(payload, hash, listHash, sourceId, externalKey).changes === 0) {
      this.sql.insertRecord.run(uuid(), sourceId, externalKey, payload, hash, listHash, this.at);
    }
    if (isNew || this.sql.updateLink.run(id, url, this.at, sourceId, externalKey).changes === 0) {
      this.sql.insertLink.run(uuid(), id, sourceId, externalKey, url, this.at);
    }
  }
}

function statements(db: Sqlite.Database) {
  const facts = ['funderId', 'programmeId', ...FACT_COLUMNS];
  const columns = [...facts, 'canonicalKey'];
  const set = (names: readonly string[]) => names.map((name) => `${name} = ?`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  return {
    insertCall: db.prepare(
      `INSERT INTO Opportunity (id, firstSeenAt, heldByRunId, ${columns.join(', ')}) VALUES (?, ?, ?, ${marks})`,
    ),
    updateCall: db.prepare(`UPDATE Opportunity SET ${set(columns)} WHERE id = ?`),
    updateFacts: db.prepare(`UPDATE Opportunity SET ${set(facts)} WHERE id = ?`),
    funder: db.prepare('SELECT id FROM Funder WHERE name = ?').pluck(),
    insertFunder: db.prepare('INSERT INTO Funder (id, name, country, url) VALUES (?, ?, ?, ?)'),
    programme: db.prepare('SELECT id FROM Programme WHERE funderId = ? AND name = ?').pluck(),
    insertProgramme: db.prepare('INSERT INTO Programme (id, funderId, name, url) VALUES (?, ?, ?, ?)'),
    movedEdit: db.prepare('UPDATE FieldEdit SET sourceValue = ? WHERE opportunityId = ? AND field = ?'),
    deleteDeadlines: db.prepare('DELETE FROM Deadline WHERE opportunityId = ? AND sourceId = ?'),
    deadline: db.prepare(
      `INSERT INTO Deadline (id, opportunityId, sourceId, seq, kind, track, date, time, zone, required,
         isEstimate, isPlaceholder, isInherited, rawText) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    renameLink: db.prepare('UPDATE OpportunityLink SET externalKey = ? WHERE sourceId = ? AND externalKey = ?'),
    renameRecord: db.prepare('UPDATE RawRecord SET externalKey = ? WHERE sourceId = ? AND externalKey = ?'),
    updateRecord: db.prepare(
      'UPDATE RawRecord SET payload = ?, contentHash = ?, listHash = ? WHERE sourceId = ? AND externalKey = ?',
    ),
    insertRecord: db.prepare(
      `INSERT INTO RawRecord (id, sourceId, externalKey, payload, contentHash, listHash, firstSeenAt)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    updateLink: db.prepare(
      'UPDATE OpportunityLink SET opportunityId = ?, url = ?, lastSeenAt = ? WHERE sourceId = ? AND externalKey = ?',
    ),
    insertLink: db.prepare(
      `INSERT INTO OpportunityLink (id, opportunityId, sourceId, externalKey, url, lastSeenAt, missingRuns)
       VALUES (?, ?, ?, ?, ?, ?, 0)`,
    ),
    change: db.prepare(
      `INSERT INTO Change (id, opportunityId, runId, field, oldValue, newValue, severity, observedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
