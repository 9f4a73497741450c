import type { Database } from '#prisma/client.server.ts';
import { callIndex } from '../call-index/call-index.server.ts';
import { listConnection, prepareOnce } from '../call-index/connection.server.ts';
import type { IndexedCall } from '../call-index/indexed-call.ts';
import type { Column } from '../columns.ts';
import { isEligible } from '../facets/eligible.ts';
import { countriesWords } from '../terms/countries.ts';
import { excerptOf } from '../text.ts';
import { factOf, type RowFacts } from './row-facts.ts';

/** The facts beyond the row that these columns show, of the calls of a page, by their ids; none where nobody says. */
export async function readRowFacts(
  db: Database,
  ids: readonly string[],
  columns: readonly Column[],
): Promise<Map<string, Partial<RowFacts>>> {
  const wanted = columns.flatMap((column) => factOf[column] ?? []);
  const facts = new Map<string, Partial<RowFacts>>();
  if (wanted.length === 0 || ids.length === 0) return facts;
  const index = await callIndex(db);
  const stored = wanted.some((fact) => fact in fromStore) ? await readStored(db, ids) : null;
  for (const id of ids) {
    const [call, row] = [index.get(id), stored?.get(id)];
    const of: Partial<Record<keyof RowFacts, unknown>> = {};
    for (const fact of wanted) {
      const value = fact in fromStore ? row && fromStore[fact as Stored](row) : call && fromIndex[fact as Held](call);
      if (value !== null && value !== undefined) of[fact] = value;
    }
    facts.set(id, of as Partial<RowFacts>);
  }
  return facts;
}

type Held = 'docType' | 'countries' | 'acceptsFiscalSponsor';
type Stored = Exclude<keyof RowFacts, Held>;

/** Lists have these in memory. */
const fromIndex: { [F in Held]: (call: IndexedCall) => RowFacts[F] | null } = {
  docType: ({ docType }) => docType,
  countries: ({ countries }) => (countries === null ? null : countriesWords(countries)),
  acceptsFiscalSponsor: (call) => isEligible(call, 'fiscal_sponsor'),
};

const fromStore: { [F in Stored]: (row: StoredFacts) => RowFacts[F] | null } = {
  programme: ({ programme }) => programme,
  postedOn: ({ postedOn }) => postedOn,
  eligibility: ({ eligibilityText }) => (eligibilityText ? excerptOf(eligibilityText) : null),
};

async function readStored(db: Database, ids: readonly string[]): Promise<Map<string, StoredFacts>> {
  const rows = statementOf(await listConnection(db)).all(JSON.stringify(ids)) as StoredFacts[];
  return new Map(rows.map((row) => [row.id, row]));
}

const statementOf = prepareOnce((connection) =>
  connection.prepare(`
    SELECT o.id, o.postedOn, o.eligibilityText, p.name AS programme
    FROM Opportunity o LEFT JOIN Programme p ON p.id = o.programmeId
    WHERE o.id IN (SELECT value FROM json_each(?))`),
);

type StoredFacts = { id: string; postedOn: string | null; eligibilityText: string | null; programme: string | null };
