import type Sqlite from 'better-sqlite3';
import { planCall, type PlannedCall } from './plan.server.ts';
import { Resolver, type Resolved } from './resolve.ts';
import type { SourceInfo } from './source-info.ts';
import type { Stage, StagedDraft } from './stage.server.ts';
import { StoredCalls } from './stored-calls.server.ts';

/** Decides what staged drafts do; one planner serves a whole run. */
export class Planner {
  private readonly stored: StoredCalls;
  private readonly resolver: Resolver;

  constructor(
    connection: Sqlite.Database,
    stage: Stage,
    private readonly source: SourceInfo,
    private readonly at: Date,
  ) {
    this.stored = new StoredCalls(connection, source.id);
    this.resolver = new Resolver(source.id, (key) => stage.holds(key));
  }

  plan(one: StagedDraft): PlannedCall {
    return this.planResolved(this.resolve(one));
  }

  resolve({ draft }: StagedDraft): Resolved {
    return this.resolver.resolve(draft, this.stored);
  }

  /** Asked while the run is still being read: null where a draft may be a stored call. */
  planNew({ draft }: StagedDraft): PlannedCall | null {
    const resolved = this.resolver.resolveNew(draft, this.stored);
    return resolved && planCall(this.source, resolved, null, this.at);
  }

  planResolved(resolved: Resolved): PlannedCall {
    const stored = resolved.call && this.stored.read(resolved.call.id);
    return planCall(this.source, resolved, stored, this.at);
  }
}
