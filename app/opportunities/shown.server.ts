import { Prisma } from '#prisma/generated/client.ts';

/** The calls that anybody may see: all but those of a large run that is not done (ingest/held.server.ts). */
export const SHOWN = { NOT: { heldByRun: { holds: true } } } satisfies Prisma.OpportunityWhereInput;

/** The same in SQL, of a table or alias. The plus sign keeps SQLite from its index on heldByRunId, which tells little apart. */
export const isShown = (call: string) =>
  `(+${call}.heldByRunId IS NULL OR ${call}.heldByRunId NOT IN (SELECT id FROM FetchRun WHERE holds = 1))`;

/** For an Opportunity `o`. */
export const IS_SHOWN = Prisma.raw(isShown('o'));
