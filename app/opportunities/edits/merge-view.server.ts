import type { Database } from '#prisma/client.server.ts';
import { SHOWN } from '../shown.server.ts';

const PAIRS = 50;
const open = { status: 'open' };

/** How many pairs of calls may each be one. */
export const countMerges = (db: Database) => db.mergeSuggestion.count({ where: open });

/** Pairs of calls that may be one, the likeliest first, with what a curator compares. */
export async function listMerges(db: Database) {
  const suggestions = await db.mergeSuggestion.findMany({
    where: open,
    orderBy: [{ similarity: 'desc' }, { id: 'asc' }],
    take: PAIRS,
  });
  const ids = suggestions.flatMap(({ firstId, secondId }) => [firstId, secondId]);
  const calls = await db.opportunity.findMany({
    where: { id: { in: ids }, ...SHOWN },
    select: {
      ...{ id: true, title: true, number: true, url: true, postedOn: true, upstreamStatus: true },
      funder: { select: { name: true } },
      deadlines: { orderBy: { date: 'asc' }, select: { date: true, time: true } },
      links: { select: { source: { select: { title: true } } } },
      _count: { select: { proposals: true } },
    },
  });
  const byId = new Map(calls.map((call) => [call.id, call]));
  return suggestions.flatMap(({ id, firstId, secondId, reason }) => {
    const [a, b] = [byId.get(firstId), byId.get(secondId)];
    return a && b ? [{ id, reason, pair: [side(a), side(b)] as const }] : [];
  });

  function side(call: (typeof calls)[number]) {
    const dates = [...new Set(call.deadlines.map(({ date, time }) => [date, time].filter(Boolean).join(' ')))];
    return {
      ...{ id: call.id, title: call.title, url: call.url },
      facts: [
        { name: 'Number', value: call.number },
        { name: 'Funder', value: call.funder.name },
        { name: 'Dates', value: dates.join(', ') || null },
        { name: 'Posted on', value: call.postedOn },
        { name: 'Status', value: call.upstreamStatus || null },
        { name: 'Sources', value: [...new Set(call.links.map(({ source }) => source.title))].join(', ') || null },
        { name: 'Proposals', value: String(call._count.proposals) },
      ],
    };
  }
}
export type MergeView = Awaited<ReturnType<typeof listMerges>>[number];
