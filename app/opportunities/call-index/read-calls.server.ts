import type Sqlite from 'better-sqlite3';
import { eligibleBits } from '../facets/eligible.ts';
import { kindsOf } from '../facets/kinds.ts';
import { shownDeadlines } from '../edits/shown-deadlines.ts';
import { toMajor } from '../money.ts';
import { foldText } from '../text.ts';
import type { DeadlineFact, DeadlineKind } from '../types.ts';
import type { IndexedCall } from './indexed-call.ts';
import type { Names, NameSets } from './names.ts';

export type CallNames = { funders: Names; currencies: Names; kinds: NameSets; tags: NameSets; sources: NameSets };

/** The calls of rows after `from`, at most `most`, and the last of those rows; null when there are no more. */
export function readFrom(connection: Sqlite.Database, names: CallNames, from: number, most: number) {
  const last = connection
    .prepare('SELECT MAX(rowid) FROM (SELECT rowid FROM Opportunity WHERE rowid > ? ORDER BY rowid LIMIT ?)')
    .pluck()
    .get(from, most) as number | null;
  if (last === null) return null;
  return { calls: readCalls(connection, names, 'o.rowid > ? AND o.rowid <= ?', [from, last]), last };
}

/** The calls with these ids as they are now; what is not there any more is left out. */
export function readSome(connection: Sqlite.Database, names: CallNames, ids: readonly string[]): IndexedCall[] {
  return readCalls(connection, names, 'o.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
}

function readCalls(connection: Sqlite.Database, names: CallNames, where: string, bound: unknown[]): IndexedCall[] {
  const rows = <Row>(sql: string) =>
    connection
      .prepare(sql)
      .raw()
      .all(...bound) as Row[];
  const stored = connection.prepare(`
    SELECT o.id, o.title, o.upstreamStatus, o.statusOverride, o.docType, o.opensOn, o.archivesOn, o.goneOn,
      o.deadlineMode, COALESCE(o.postedOn, substr(o.firstSeenAt, 1, 10)) AS newestDay, o.heldByRunId AS heldBy,
      f.name AS funder, o.recordKind,
      o.instruments, o.tags, o.categories, o.amountMin, o.amountMax, o.currency, o.acceptsFiscalSponsor,
      o.acceptsIndividuals, o.paysMaintenance, o.inviteOnly, o.costSharing, o.countries
    FROM Opportunity o JOIN Funder f ON f.id = o.funderId WHERE ${where} ORDER BY o.rowid`);
  const calls = stored.all(...bound) as StoredCall[];
  const deadlines = grouped(
    rows<StoredDeadline>(`
      SELECT d.opportunityId, d.kind, d.track, d.date, d.time, d.zone, d.isEstimate, d.isPlaceholder,
        d.isInherited
      FROM Opportunity o JOIN Deadline d ON d.opportunityId = o.id WHERE ${where} ORDER BY d.date, d.id`),
    toDeadline,
  );
  const edits = grouped(
    rows<[string, string]>(`
      SELECT e.opportunityId, e.value FROM Opportunity o JOIN FieldEdit e ON e.opportunityId = o.id
      WHERE e.field = 'deadlines' AND ${where}`),
    ([, value]) => ({ value }),
  );
  const sources = grouped(
    rows<[string, string]>(`
      SELECT l.opportunityId, l.sourceId FROM Opportunity o JOIN OpportunityLink l ON l.opportunityId = o.id
      WHERE ${where}`),
    ([, source]) => source,
  );
  return calls.map((call) => {
    const { id } = call;
    const dates = shownDeadlines(deadlines.get(id) ?? NONE, edits.get(id) ?? NONE);
    return toCall(call, dates, sources.get(id) ?? NONE, names);
  });
}

function grouped<Row extends [string, ...unknown[]], Value>(rows: Row[], toValue: (row: Row) => Value) {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const group = groups.get(row[0]);
    if (group) group.push(toValue(row));
    else groups.set(row[0], [toValue(row)]);
  }
  return groups;
}

const NONE: never[] = [];

/** Named one by one: an object that is spread from a row of SQLite is slow to read, and these are read all the time. */
function toCall(
  row: StoredCall,
  deadlines: readonly DeadlineFact[],
  sources: readonly string[],
  names: CallNames,
): IndexedCall {
  const { currency } = row;
  const { admits, refuses } = eligibleBits({
    acceptsFiscalSponsor: yesNo(row.acceptsFiscalSponsor),
    acceptsIndividuals: yesNo(row.acceptsIndividuals),
    paysMaintenance: yesNo(row.paysMaintenance),
    inviteOnly: yesNo(row.inviteOnly),
    costSharing: yesNo(row.costSharing),
    countries: null,
  });
  return {
    slot: -1,
    id: row.id,
    title: row.title,
    titleKey: foldText(row.title),
    newestDay: row.newestDay,
    archivesOn: row.archivesOn,
    opensOn: row.opensOn,
    goneOn: row.goneOn,
    upstreamStatus: row.upstreamStatus,
    statusOverride: row.statusOverride,
    docType: row.docType,
    deadlineMode: row.deadlineMode,
    deadlines,
    heldBy: row.heldBy,
    funder: names.funders.numberOf(row.funder),
    kinds: names.kinds.numberOf(kindsOf(listOf(row.instruments), row.recordKind)),
    tags: names.tags.numberOf([...listOf(row.tags), ...listOf(row.categories)]),
    sources: names.sources.numberOf(sources),
    amountMin: row.amountMin === null ? null : toMajor(row.amountMin, currency),
    amountMax: row.amountMax === null ? null : toMajor(row.amountMax, currency),
    currency: currency === null ? -1 : names.currencies.numberOf(currency),
    admits,
    refuses,
    countries: row.countries === null ? null : listOf(row.countries),
  };
}

const yesNo = (value: number | null) => (value === null ? null : value === 1);

/** Lists are few and the same for many calls. */
function listOf(json: Text): readonly string[] {
  if (json === null) return NONE;
  let list = knownLists.get(json);
  if (!list) {
    if (knownLists.size > MOST_LISTS) knownLists.clear();
    knownLists.set(json, (list = JSON.parse(json) as string[]));
  }
  return list;
}
const knownLists = new Map<string, readonly string[]>();
const MOST_LISTS = 20_000;

/** Which source said it, in which words and whether others disagree is read for the calls of a page alone (row.server.ts). */
function toDeadline([
  ,
  kind,
  track,
  date,
  time,
  zone,
  isEstimate,
  isPlaceholder,
  isInherited,
]: StoredDeadline): DeadlineFact {
  const flags = { isEstimate: isEstimate === 1, isPlaceholder: isPlaceholder === 1, isInherited: isInherited === 1 };
  return { kind, track, date, time, zone, ...flags, source: '', sourceTitle: '', rawText: '', disputed: false };
}

type Text = string | null;
type Flag = number | null;
type Terms = 'acceptsFiscalSponsor' | 'acceptsIndividuals' | 'paysMaintenance' | 'inviteOnly' | 'costSharing';
type Lists = 'instruments' | 'tags' | 'categories' | 'countries';
type AsIs = Pick<
  IndexedCall,
  | ('id' | 'title' | 'upstreamStatus' | 'statusOverride' | 'docType' | 'opensOn' | 'archivesOn' | 'goneOn')
  | ('deadlineMode' | 'newestDay' | 'heldBy' | 'amountMin' | 'amountMax')
>;
type StoredCall = AsIs & { [T in Terms]: Flag } & { [L in Lists]: Text } & {
  funder: string;
  recordKind: string;
  currency: Text;
};
type StoredDeadline = [
  ...[id: string, kind: DeadlineKind, track: Text, date: string, time: Text, zone: Text],
  ...[isEstimate: number, isPlaceholder: number, isInherited: number],
];
