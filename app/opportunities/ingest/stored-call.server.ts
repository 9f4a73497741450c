import type { Transaction } from '#prisma/client.server.ts';
import { inChunks } from './chunks.ts';
import type { DeadlineRow } from './deadline-rows.ts';
import type { CallFacts, Statement } from './merge.ts';
import { fromPayload } from './payload.server.ts';

/** A call as it is stored, as far as a source that is being read may change it. */
export type StoredCall = {
  canonicalKey: string;
  facts: CallFacts;
  /** deadlines that this source gave before */
  ownDeadlines: DeadlineRow[];
  /** what all other sources say of the call */
  otherStatements: Statement[];
};

/** Reads the calls with what other sources say of them. */
export async function readStoredCalls(
  tx: Transaction,
  sourceId: string,
  ids: string[],
): Promise<Map<string, StoredCall>> {
  const calls = new Map<string, StoredCall>();
  for (const chunk of inChunks(ids)) {
    const rows = await tx.opportunity.findMany({
      where: { id: { in: chunk } },
      include: {
        funder: { select: { name: true } },
        deadlines: { where: { sourceId }, orderBy: { seq: 'asc' } },
        links: { where: { sourceId: { not: sourceId } }, select: { sourceId: true, externalKey: true } },
      },
    });
    const others = rows.flatMap((row) => row.links.map((link) => ({ ...link, callId: row.id })));
    const statements = await readStatements(tx, others);
    for (const row of rows) {
      const { title, number, url, summaryText, upstreamStatus, docType, postedOn, opensOn, archivesOn } = row;
      const { deadlineMode, amountMin, amountMax, amountTotal, currency, amountRaw, eligibilityText } = row;
      const dates = { postedOn, opensOn, archivesOn, deadlineMode };
      const amount = { amountMin, amountMax, amountTotal, currency, amountRaw };
      calls.set(row.id, {
        canonicalKey: row.canonicalKey,
        facts: {
          ...{ title, number, funder: row.funder.name, url, summaryText, upstreamStatus, docType },
          ...{ ...dates, ...amount, eligibilityText },
        },
        ownDeadlines: row.deadlines,
        otherStatements: statements.get(row.id) ?? [],
      });
    }
  }
  return calls;
}

async function readStatements(
  tx: Transaction,
  links: { callId: string; sourceId: string; externalKey: string }[],
): Promise<Map<string, Statement[]>> {
  const statements = new Map<string, Statement[]>();
  for (const chunk of inChunks(links)) {
    const pairs = chunk.map(({ sourceId, externalKey }) => ({ sourceId, externalKey }));
    const records = await tx.rawRecord.findMany({ where: { OR: pairs } });
    const byPair = new Map(records.map((record) => [`${record.sourceId}\n${record.externalKey}`, record]));
    for (const link of chunk) {
      const record = byPair.get(`${link.sourceId}\n${link.externalKey}`);
      const statement = record && fromPayload(record.sourceId, record.payload);
      if (statement) statements.set(link.callId, [...(statements.get(link.callId) ?? []), statement]);
    }
  }
  return statements;
}
