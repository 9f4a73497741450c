import type { Database } from '#prisma/client.server.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { CalendarDate } from './calendar-date.ts';
import { deadlineEdit, shownDeadlines } from './edits/shown-deadlines.ts';
import { matchesWords } from './search.ts';
import { IS_SHOWN } from './shown.server.ts';
import type { StandingFacts } from './standing.ts';
import type { DeadlineFact, DeadlineKind, DeadlineMode } from './types.ts';

type Asked = { funder: readonly string[]; words: readonly string[] };

/**
 * Every call that is not archived by its day, as far as lists need it: some thousands at most, while the archived ones are
 * many more. `words` must all stand in it (search.ts).
 */
export async function readLive(db: Database, { funder, words }: Asked, day: CalendarDate): Promise<StandingFacts[]> {
  const live = Prisma.sql`${IS_SHOWN} AND (o.archivesOn IS NULL OR o.archivesOn >= ${day}) ${ofFunders(funder)}`;
  const from = Prisma.sql`FROM Opportunity o JOIN Funder f ON f.id = o.funderId`;
  const text = words.length > 0 ? Prisma.sql`, o.number, o.summaryText, f.name` : Prisma.empty;
  const [calls, deadlines, edits] = await Promise.all([
    readJson<StoredCall>(
      db,
      Prisma.sql`SELECT json_group_array(json_array(o.id, o.title, o.upstreamStatus, o.statusOverride, o.docType,
        o.opensOn, o.archivesOn, o.goneOn, o.deadlineMode, COALESCE(o.postedOn, substr(o.firstSeenAt, 1, 10)) ${text}))
        AS list ${from} WHERE ${live}`,
    ),
    readJson<StoredDeadline>(
      db,
      Prisma.sql`SELECT json_group_array(json_array(d.opportunityId, d.kind, d.track, d.date, d.time, d.zone,
        d.isEstimate, d.isPlaceholder)) AS list ${from} JOIN Deadline d ON d.opportunityId = o.id WHERE ${live}`,
    ),
    db.fieldEdit.findMany({ where: deadlineEdit.where, select: { opportunityId: true, ...deadlineEdit.select } }),
  ]);
  const byHand = new Map(edits.map((edit) => [edit.opportunityId, [edit]]));
  const byCall = new Map<string, DeadlineFact[]>();
  for (const deadline of deadlines) {
    const [id] = deadline;
    const facts = byCall.get(id);
    if (facts) facts.push(toFact(deadline));
    else byCall.set(id, [toFact(deadline)]);
  }
  const found = words.length === 0 ? calls : calls.filter((call) => matchesWords(searchable(call), words));
  return found.map((call) => toFacts(call, shownDeadlines(byCall.get(call[0]) ?? [], byHand.get(call[0]) ?? [])));
}

/** Rows as one text: a tenth of the time that Prisma takes for as many values. */
async function readJson<Row>(db: Database, query: Prisma.Sql): Promise<Row[]> {
  const [row] = await db.$queryRaw<{ list: string }[]>(query);
  return JSON.parse(row!.list) as Row[];
}

/** A condition on the funder `f`, or none. */
export const ofFunders = (names: readonly string[]) =>
  names.length > 0 ? Prisma.sql`AND f.name IN (${Prisma.join([...names])})` : Prisma.empty;

type Text = string | null;
type StoredCall = [
  ...[id: string, title: string, upstreamStatus: string, statusOverride: Text, docType: string],
  ...[opensOn: Text, archivesOn: Text, goneOn: Text, deadlineMode: DeadlineMode, newestDay: string],
  ...[number?: Text, summaryText?: string, funder?: string],
];
type StoredDeadline = [
  ...[id: string, kind: DeadlineKind, track: Text, date: string, time: Text, zone: Text],
  ...[isEstimate: number, isPlaceholder: number],
];

function searchable([, title, , , , , , , , , number = null, summaryText = '', funder = '']: StoredCall) {
  return { title, number, summaryText, funder: { name: funder } };
}

function toFacts(call: StoredCall, deadlines: readonly DeadlineFact[]): StandingFacts {
  const [id, title, upstreamStatus, statusOverride, docType, opensOn, archivesOn, goneOn, deadlineMode, newestDay] =
    call;
  return {
    ...{ id, title, upstreamStatus, statusOverride, docType, opensOn, archivesOn, goneOn, deadlineMode, newestDay },
    deadlines,
  };
}

/** Which source said it, in which words and whether others disagree is read for the calls of a page alone (row.server.ts). */
function toFact([, kind, track, date, time, zone, isEstimate, isPlaceholder]: StoredDeadline): DeadlineFact {
  const flags = { isEstimate: isEstimate === 1, isPlaceholder: isPlaceholder === 1 };
  return { kind, track, date, time, zone, ...flags, source: '', sourceTitle: '', rawText: '', disputed: false };
}
