import type { Database } from '#prisma/client.server.ts';
import { sumByCurrency, type AwardFact, type AwardsSummary } from './awards-summary.ts';
import { awardKeysOfCall, type CallForAwards } from './award-keys.ts';

const NEWEST_SHOWN = 5;

const sourceSelect = { select: { title: true, homepage: true } } as const;

/**
 * What this call's programme paid for before, or null when nothing is known. The narrowest tie that has awards counts:
 * the call's own number, then its programme, then its assistance listing, which is as wide as a directorate.
 */
export async function awardsForCall(db: Database, callId: string): Promise<AwardsSummary | null> {
  const call = await db.opportunity.findUnique({
    where: { id: callId },
    select: {
      ...{ id: true, canonicalKey: true, number: true, alns: true, callId: true, funderId: true },
      programme: { select: { name: true } },
    },
  });
  if (!call) return null;
  for (const tie of awardKeysOfCall(call satisfies CallForAwards)) {
    const where = {
      callKeys: { some: { key: { in: tie.keys } } },
      // A number or a programme's name belongs to one funder; a listing is a number of the whole government.
      ...(tie.by === 'listing' ? {} : { funderId: call.funderId }),
    };
    const summary = await summarise(db, where, tie);
    if (summary) return summary;
  }
  return null;
}

type Tie = ReturnType<typeof awardKeysOfCall>[number];

async function summarise(db: Database, where: object, { by, shared }: Tie): Promise<AwardsSummary | null> {
  const rows = await db.award.findMany({ where, select: { amountMinor: true, currency: true } });
  if (rows.length === 0) return null;
  const newest = await db.award.findMany({
    where,
    orderBy: [{ startsOn: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    take: NEWEST_SHOWN,
  });
  const bySource = await db.award.groupBy({ by: ['sourceId'], where, _max: { checkedAt: true } });
  const sources = await db.source.findMany({
    where: { id: { in: bySource.map(({ sourceId }) => sourceId) } },
    select: { id: true, ...sourceSelect.select },
    orderBy: { id: 'asc' },
  });
  const checked = new Map(bySource.map(({ sourceId, _max }) => [sourceId, _max.checkedAt!]));
  return {
    ...{ count: rows.length, by, shared },
    money: sumByCurrency(
      rows.flatMap(({ amountMinor, currency }) =>
        amountMinor === null || currency === null ? [] : [{ minor: Number(amountMinor), currency }],
      ),
    ),
    newest: newest.map(toFact),
    sources: sources.map(({ id, title, homepage }) => ({
      ...{ title, url: homepage, checkedAt: checked.get(id)!.toISOString() },
    })),
  };
}

type StoredAward = Awaited<ReturnType<Database['award']['findMany']>>[number];

function toFact({
  id,
  title,
  number,
  institution,
  startsOn,
  endsOn,
  amountMinor,
  currency,
  url,
}: StoredAward): AwardFact {
  return {
    ...{ id, title, number, institution, startsOn, endsOn, currency, url },
    amountMinor: amountMinor === null ? null : Number(amountMinor),
  };
}
