import type { Database } from '#prisma/client.server.ts';
import { listConnection, prepareOnce } from '../call-index/connection.server.ts';
import type { Column } from '../columns.ts';
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
  if (wanted.length === 0 || ids.length === 0) return new Map();
  const calls = statementOf(await listConnection(db)).all(JSON.stringify(ids)) as Stored[];
  return new Map(
    calls.map((call) => {
      const facts = wanted.map((fact) => [fact, readers[fact](call)] as const);
      return [call.id, Object.fromEntries(facts.filter(([, value]) => value !== null))];
    }),
  );
}

const readers: { [F in keyof RowFacts]: (call: Stored) => RowFacts[F] | null } = {
  docType: ({ docType }) => docType,
  programme: ({ programme }) => programme,
  postedOn: ({ postedOn }) => postedOn,
  eligibility: ({ eligibilityText }) => (eligibilityText ? excerptOf(eligibilityText) : null),
  countries: ({ countries }) => (countries === null ? null : countriesWords(JSON.parse(countries) as string[])),
  acceptsFiscalSponsor: ({ acceptsFiscalSponsor: flag }) => (flag === null ? null : flag === 1),
};

const statementOf = prepareOnce((connection) =>
  connection.prepare(`
    SELECT o.id, o.docType, o.postedOn, o.eligibilityText, o.countries, o.acceptsFiscalSponsor, p.name AS programme
    FROM Opportunity o LEFT JOIN Programme p ON p.id = o.programmeId
    WHERE o.id IN (SELECT value FROM json_each(?))`),
);

type Stored = {
  id: string;
  docType: string;
  postedOn: string | null;
  eligibilityText: string | null;
  countries: string | null;
  acceptsFiscalSponsor: number | null;
  programme: string | null;
};
