import type { Prisma } from '#prisma/generated/client.ts';
import type { Transaction } from '#prisma/client.server.ts';
import type { CallFacts, FactName } from '../ingest/merge.ts';

const BIG = new Set<FactName>(['amountMin', 'amountMax', 'amountTotal']);

/** Facts as Prisma writes them to a call; a funder or programme that is not known yet is made known. */
export async function factData(
  tx: Transaction,
  facts: Partial<CallFacts>,
  funderOfCall: string,
): Promise<Prisma.OpportunityUncheckedUpdateInput> {
  const { funder, programme, ...columns } = facts;
  const entries = (Object.entries(columns) as [FactName, unknown][]).map(([field, value]) => [
    field,
    BIG.has(field) && value !== null ? BigInt(value as number) : value,
  ]);
  const data = Object.fromEntries(entries) as Prisma.OpportunityUncheckedUpdateInput;
  let funderId = funderOfCall;
  if (funder !== undefined) {
    funderId = (await tx.funder.upsert({ where: { name: funder }, create: { name: funder }, update: {} })).id;
    data.funderId = funderId;
  }
  if (programme === null) data.programmeId = null;
  else if (programme !== undefined) {
    const key = { funderId, name: programme };
    data.programmeId = (await tx.programme.upsert({ where: { funderId_name: key }, create: key, update: {} })).id;
  }
  return data;
}
