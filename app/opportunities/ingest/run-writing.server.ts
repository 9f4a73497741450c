import type Sqlite from 'better-sqlite3';
import { COMPARED, type Brought } from './brought.ts';
import type { PlannedCall } from './plan.server.ts';
import { Planner } from './planner.server.ts';
import type { Resolved } from './resolve.ts';
import type { SourceInfo } from './source-info.ts';
import type { Stage, StagedDraft } from './stage.server.ts';
import type { UndoLog } from './undo-log.server.ts';
import { CallWriter } from './write-calls.server.ts';

/** What one run writes, and the tally of it. Its methods belong inside a transaction (connection.server.ts). */
export class RunWriting {
  readonly counts = { created: 0, changed: 0, unchanged: 0 };
  readonly brought: Brought = { created: [], toCompare: [] };
  readonly writer: CallWriter;
  private readonly planner: Planner;

  constructor(connection: Sqlite.Database, stage: Stage, source: SourceInfo, run: { id: string; at: Date }) {
    this.planner = new Planner(connection, stage, source, run.at);
    this.writer = new CallWriter(connection, source, run);
  }

  get done(): number {
    const { created, changed, unchanged } = this.counts;
    return created + changed + unchanged;
  }

  /** Writes a draft that is a new call, so that nobody sees it yet; false where it may be a stored one. */
  hold(one: StagedDraft): boolean {
    const call = this.planner.planNew(one);
    if (call) this.write(one, call, true);
    return call !== null;
  }

  resolve(one: StagedDraft): Resolved {
    return this.planner.resolve(one);
  }

  /** `held`: not to be seen before the run is done. With an `undoLog` the change can be taken back. */
  writeResolved(one: StagedDraft, resolved: Resolved, held: boolean, undoLog?: UndoLog): void {
    const call = this.planner.planResolved(resolved);
    if (undoLog) undoLog.keep(call, () => this.write(one, call, held));
    else this.write(one, call, held);
  }

  private write(one: StagedDraft, call: PlannedCall, held: boolean): void {
    this.counts[call.outcome] += 1;
    this.writer.write(call, one, held);
    const isNew = call.outcome === 'created';
    if (isNew) this.brought.created.push(call.id);
    if (isNew || call.changes.some(({ field }) => COMPARED.has(field))) this.brought.toCompare.push(call.id);
  }
}
