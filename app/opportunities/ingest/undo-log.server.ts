import type Sqlite from 'better-sqlite3';
import { CallStates, type CallState } from './call-state.server.ts';
import type { PlannedCall } from './plan.server.ts';

/** How a call was before a run changed it, and a fingerprint of how the run left it. */
export type UndoEntry = { id: string; key: string; before: CallState; after: string };

/** Keeps what a run would need to be undone. Belongs in the transactions that write its changes. */
export class UndoLog {
  private readonly states: CallStates;
  private readonly insert: Sqlite.Statement;

  constructor(
    connection: Sqlite.Database,
    sourceId: string,
    private readonly runId: string,
  ) {
    this.states = new CallStates(connection, sourceId);
    this.insert = connection.prepare('INSERT INTO RunUndo (runId, before) VALUES (?, ?)');
  }

  /** Lets `write` change a stored call, and notes how it was. */
  keep({ id, draft, renamedFrom }: PlannedCall, write: () => void): void {
    const key = draft.externalKey;
    const before = this.states.read(id, renamedFrom ?? key);
    write();
    const after = this.states.fingerprint(id, key);
    if (before === null || after === null) throw new Error(`There is no call ${id} to be changed.`);
    this.insert.run(this.runId, JSON.stringify({ id, key, before, after } satisfies UndoEntry));
  }
}
