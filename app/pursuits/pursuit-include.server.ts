import { rowInclude } from '#app/opportunities/row.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const MOST_EVENTS = 200;
const named = { select: { id: true, name: true } } as const;

/** What the page of a pursuit is made from. */
export const pursuitInclude = {
  opportunity: { include: rowInclude },
  project: { select: { id: true, name: true, hasFiscalSponsor: true } },
  lead: named,
  proposal: { select: { id: true, title: true, stage: true, members: { select: { personId: true } } } },
  members: { include: { person: named }, orderBy: { addedAt: 'asc' } },
  events: { include: { person: named }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST_EVENTS },
  steps: { include: { assignee: named }, orderBy: { id: 'asc' } },
  roles: {
    include: {
      answers: { include: { person: { select: { id: true, name: true, email: true } } }, orderBy: { at: 'asc' } },
    },
    orderBy: { createdAt: 'asc' },
  },
  _count: { select: { events: { where: { kind: 'decided' } } } },
} satisfies Prisma.PursuitInclude;

export type StoredPursuit = Prisma.PursuitGetPayload<{ include: typeof pursuitInclude }>;
