import type { Prisma } from '#prisma/generated/client.ts';

/** The calls that anybody may see: all but those of a run that is not done. */
export const SHOWN = { heldByRunId: null } satisfies Prisma.OpportunityWhereInput;
