import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { CalendarDate } from './calendar-date.ts';
import { deadlineEdit, shownDeadlines } from './edits/shown-deadlines.ts';
import { matchesWords } from './search.ts';
import type { StandingFacts } from './standing.ts';
import type { DeadlineFact, DeadlineKind, DeadlineMode } from './types.ts';

type Asked = { funder: readonly string[]; words: readonly string[] };

/**
 * Every call that is not archived by its day, as far as lists need it: some thousands at most, while the archived ones are
 * many more. `words` must all stand in it (search.ts).
 */
export async function readLive(db: Database, { funder, words }: Asked, day: CalendarDate): Promise<StandingFacts[]> {
  const live = Prisma.sql`o.heldByRunId IS NULL AND (o.archivesOn IS NULL OR o.archivesOn >= ${day}) ${ofFunders(funder)}`;
  const text = words.length > 0 ? Prisma.sql`, o.number, o.summaryText, f.name AS funder` : Prisma.empty;
  const [calls, deadlines, edits] = await Promise.all([
    db.$queryRaw<StoredCall[]>`
      SELECT o.id, o.title, o.upstreamStatus, o.statusOverride, o.docType, o.opensOn, o.archivesOn, o.goneOn,
             o.deadlineMode, COALESCE(o.postedOn, substr(o.firstSeenAt, 1, 10)) AS newestDay ${text}
      FROM Opportunity o JOIN Funder f ON f.id = o.funderId WHERE ${live}`,
    db.$queryRaw<StoredDeadline[]>`
      SELECT d.opportunityId, d.kind, d.track, d.date, d.time, d.zone, d.isEstimate, d.isPlaceholder
      FROM Opportunity o JOIN Funder f ON f.id = o.funderId JOIN Deadline d ON d.opportunityId = o.id WHERE ${live}`,
    db.fieldEdit.findMany({ where: deadlineEdit.where, select: { opportunityId: true, ...deadlineEdit.select } }),
  ]);
  const byHand = new Map(edits.map((edit) => [edit.opportunityId, [edit]]));
  const byCall = new Map<string, DeadlineFact[]>();
  for (const deadline of deadlines) {
    const facts = byCall.get(deadline.opportunityId);
    if (facts) facts.push(toFact(deadline));
    else byCall.set(deadline.opportunityId, [toFact(deadline)]);
  }
  const found = words.length === 0 ? calls : calls.filter((call) => matchesWords(searchable(call), words));
  return found.map((call) => ({
    ...call,
    deadlines: shownDeadlines(byCall.get(call.id) ?? [], byHand.get(call.id) ?? []),
  }));
}

/** A condition on the funder `f`, or none. */
export const ofFunders = (names: readonly string[]) =>
  names.length > 0 ? Prisma.sql`AND f.name IN (${Prisma.join([...names])})` : Prisma.empty;

type StoredCall = Omit<StandingFacts, 'deadlines' | 'deadlineMode'> & {
  deadlineMode: DeadlineMode;
  number?: string | null;
  summaryText?: string;
  funder?: string;
};
type StoredDeadline = {
  opportunityId: string;
  kind: DeadlineKind;
  track: string | null;
  date: string;
  time: string | null;
  zone: string | null;
  isEstimate: number | boolean;
  isPlaceholder: number | boolean;
};

const searchable = ({ title, number = null, summaryText = '', funder = '' }: StoredCall) => ({
  ...{ title, number, summaryText, funder: { name: funder } },
});

/** Which source said it, in which words and whether others disagree is read for the calls of a page alone (row.server.ts). */
function toFact({ kind, track, date, time, zone, isEstimate, isPlaceholder }: StoredDeadline): DeadlineFact {
  const said = { source: '', sourceTitle: '', rawText: '', disputed: false };
  return {
    kind,
    track,
    date,
    time,
    zone,
    isEstimate: Boolean(isEstimate),
    isPlaceholder: Boolean(isPlaceholder),
    ...said,
  };
}
