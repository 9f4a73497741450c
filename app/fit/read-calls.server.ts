import { listConnection, prepareOnce } from '#app/opportunities/call-index/connection.server.ts';
import type { Payment } from '#app/opportunities/terms/choice-words.ts';
import type { AmountKind, DeadlineFact, DeadlineMode, Stages } from '#app/opportunities/types.ts';
import type { Database } from '#prisma/client.server.ts';
import type { FitCall } from './fit-call.ts';

/** Calls by id as the rules read them, with the dates that pages show; who says what and awards are not read. */
export async function readFitCalls(
  db: Database,
  rows: readonly { id: string; deadlines: readonly DeadlineFact[] }[],
): Promise<Map<string, FitCall>> {
  const deadlines = new Map(rows.map((row) => [row.id, row.deadlines]));
  const stored = callsById(await listConnection(db)).all(JSON.stringify([...deadlines.keys()])) as Stored[];
  return new Map(stored.map((call) => [call.id, toCall(call, deadlines.get(call.id)!)]));
}

// A statement takes only so many values, so the ids are one text.
const callsById = prepareOnce((connection) =>
  connection.prepare(`
    SELECT o.id, o.title, o.upstreamStatus, o.statusOverride, o.docType, o.opensOn, o.archivesOn, o.goneOn,
      o.deadlineMode, o.stages, o.indirectCap, o.payment, o.amountKind, o.currency, o.amountRaw, o.amountMin,
      o.amountMax, o.amountTotal, o.acceptsFiscalSponsor, o.acceptsIndividuals, o.inviteOnly, o.paysMaintenance,
      o.costSharing, o.countries, o.applicantTypes, o.tags, o.categories, o.summaryText AS summary,
      o.eligibilityText AS eligibility
    FROM Opportunity o WHERE o.id IN (SELECT value FROM json_each(?))`),
);

type Flag = 0 | 1 | null;
type Stored = Pick<
  FitCall,
  'title' | 'upstreamStatus' | 'statusOverride' | 'docType' | 'opensOn' | 'archivesOn' | 'goneOn' | 'indirectCap'
> & {
  id: string;
  summary: string;
  eligibility: string | null;
  deadlineMode: DeadlineMode;
  stages: Stages | null;
  payment: Payment | null;
  amountKind: AmountKind;
  currency: string | null;
  amountRaw: string | null;
} & Record<'amountMin' | 'amountMax' | 'amountTotal', number | null> &
  Record<'acceptsFiscalSponsor' | 'acceptsIndividuals' | 'inviteOnly' | 'paysMaintenance' | 'costSharing', Flag> &
  Record<'countries' | 'applicantTypes' | 'tags' | 'categories', string | null>;

/** Named one by one: an object that is spread from a row of SQLite is slow to read. */
function toCall(stored: Stored, deadlines: readonly DeadlineFact[]): FitCall {
  return {
    title: stored.title,
    summary: stored.summary,
    eligibility: stored.eligibility,
    upstreamStatus: stored.upstreamStatus,
    statusOverride: stored.statusOverride,
    docType: stored.docType,
    opensOn: stored.opensOn,
    archivesOn: stored.archivesOn,
    goneOn: stored.goneOn,
    deadlineMode: stored.deadlineMode,
    deadlines,
    stages: stored.stages,
    indirectCap: stored.indirectCap,
    payment: stored.payment,
    amountKind: stored.amountKind,
    acceptsFiscalSponsor: yesNo(stored.acceptsFiscalSponsor),
    acceptsIndividuals: yesNo(stored.acceptsIndividuals),
    inviteOnly: yesNo(stored.inviteOnly),
    paysMaintenance: yesNo(stored.paysMaintenance),
    costSharing: yesNo(stored.costSharing),
    countries: list(stored.countries),
    applicantTypes: list(stored.applicantTypes),
    tags: list(stored.tags) ?? [],
    categories: list(stored.categories) ?? [],
    amount: {
      minMinor: stored.amountMin,
      maxMinor: stored.amountMax,
      totalMinor: stored.amountTotal,
      currency: stored.currency,
      rawText: stored.amountRaw,
    },
    toldBy: {},
  };
}

const yesNo = (flag: Flag) => (flag === null ? null : flag === 1);
const list = (json: string | null) => (json === null ? null : (JSON.parse(json) as string[]));
