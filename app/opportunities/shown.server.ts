import { Prisma } from '#prisma/generated/client.ts';

/** The calls that anybody may see: all but those of a run that is not done. */
export const SHOWN = { heldByRunId: null } satisfies Prisma.OpportunityWhereInput;

/**
 * The same in SQL, of an Opportunity `o`. The plus sign keeps SQLite from its index on heldByRunId, which it takes for
 * choosy, though nearly every call has none.
 */
export const IS_SHOWN = Prisma.sql`+o.heldByRunId IS NULL`;
