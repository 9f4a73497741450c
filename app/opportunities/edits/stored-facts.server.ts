import { FACT_COLUMNS } from '../ingest/fact-columns.ts';
import type { CallFacts } from '../ingest/merge.ts';
import type { Transaction } from '#prisma/client.server.ts';
import { SHOWN } from '../shown.server.ts';

const include = { funder: { select: { name: true } }, programme: { select: { name: true } }, edits: true } as const;

/** A call with what people set of it and its facts as they are shown; null for none, or one that is not shown yet. */
export async function readFacts(tx: Transaction, id: string) {
  const call = await tx.opportunity.findUnique({ where: { id, ...SHOWN }, include });
  if (!call) return null;
  const columns = FACT_COLUMNS.map((field) => {
    const value = call[field];
    return [field, typeof value === 'bigint' ? Number(value) : value];
  });
  const facts = { ...Object.fromEntries(columns), funder: call.funder.name, programme: call.programme?.name ?? null };
  return { call, facts: facts as CallFacts };
}
