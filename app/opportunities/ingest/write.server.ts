import type { Transaction } from '#prisma/client.server.ts';
import { inChunks } from './chunks.ts';
import { insertRows } from './insert-rows.server.ts';
import { toPayload } from './payload.server.ts';
import type { PlannedCall } from './plan.server.ts';
import { provenanceRows } from './provenance-rows.ts';
import type { SourceInfo } from './source-info.ts';

type Run = { id: string; at: Date };

/** Writes what was planned. Runs inside the transaction of the run: all of it is written or none. */
export async function writePlanned(
  tx: Transaction,
  source: SourceInfo,
  run: Run,
  planned: readonly PlannedCall[],
): Promise<void> {
  const funders = await ensureFunders(tx, planned);
  await writeCalls(tx, run, planned, funders);
  await writeDeadlines(tx, source, planned);
  await writeProvenance(tx, source, run, planned);
  await writeLinks(tx, source, run, planned);
  const changes = planned.flatMap((call) =>
    call.changes.map((change) => ({ ...change, opportunityId: call.id, runId: run.id, observedAt: run.at })),
  );
  await insertRows(tx, 'Change', changes);
}

async function ensureFunders(tx: Transaction, planned: readonly PlannedCall[]): Promise<Map<string, string>> {
  const wanted = new Map<string, { name: string; country?: string | null; url?: string | null }>();
  for (const { facts, draft } of planned) {
    const known = draft.funder.name === facts.funder ? draft.funder : { name: facts.funder };
    wanted.set(facts.funder, known);
  }
  const names = [...wanted.keys()];
  const read = async () => {
    const rows = [];
    for (const chunk of inChunks(names)) rows.push(...(await tx.funder.findMany({ where: { name: { in: chunk } } })));
    return new Map(rows.map((row) => [row.name, row.id]));
  };
  const present = await read();
  const missing = names.filter((name) => !present.has(name)).map((name) => wanted.get(name)!);
  if (missing.length === 0) return present;
  for (const data of inChunks(missing)) await tx.funder.createMany({ data });
  return read();
}

async function writeCalls(
  tx: Transaction,
  run: Run,
  planned: readonly PlannedCall[],
  funders: ReadonlyMap<string, string>,
): Promise<void> {
  const columns = ({ canonicalKey, facts: { funder, ...facts } }: PlannedCall) => ({
    ...facts,
    canonicalKey,
    funderId: funders.get(funder)!,
  });
  const created = planned.filter((call) => call.outcome === 'created');
  const seen = { firstSeenAt: run.at, lastSeenAt: run.at, lastCheckedAt: run.at };
  for (const chunk of inChunks(created)) {
    await tx.opportunity.createMany({ data: chunk.map((call) => ({ id: call.id, ...columns(call), ...seen })) });
  }
  for (const call of planned) {
    if (call.outcome === 'created' || !call.factsChanged) continue;
    await tx.opportunity.update({ where: { id: call.id }, data: columns(call) });
  }
}

async function writeDeadlines(tx: Transaction, source: SourceInfo, planned: readonly PlannedCall[]): Promise<void> {
  const touched = planned.filter((call) => call.deadlines !== null);
  for (const chunk of inChunks(touched.filter((call) => call.outcome !== 'created').map((call) => call.id))) {
    await tx.deadline.deleteMany({ where: { sourceId: source.id, opportunityId: { in: chunk } } });
  }
  const rows = touched.flatMap((call) =>
    call.deadlines!.map((deadline) => ({ ...deadline, opportunityId: call.id, sourceId: source.id })),
  );
  await insertRows(tx, 'Deadline', rows);
}

async function writeProvenance(
  tx: Transaction,
  source: SourceInfo,
  run: Run,
  planned: readonly PlannedCall[],
): Promise<void> {
  for (const chunk of inChunks(planned.filter((call) => call.outcome !== 'created').map((call) => call.id))) {
    await tx.provenance.deleteMany({ where: { sourceId: source.id, opportunityId: { in: chunk } } });
  }
  const rows = planned.flatMap((call) =>
    provenanceRows(call.draft).map((row) => ({
      ...row,
      opportunityId: call.id,
      sourceId: source.id,
      runId: run.id,
      checkedAt: run.at,
    })),
  );
  await insertRows(tx, 'Provenance', rows);
}

/** The link and the raw record of each draft, anew: both are found by (source, external key). */
async function writeLinks(
  tx: Transaction,
  source: SourceInfo,
  run: Run,
  planned: readonly PlannedCall[],
): Promise<void> {
  const firstSeen = new Map<string, Date>();
  const keys = planned.flatMap((call) => [call.draft.externalKey, ...(call.renamedFrom ? [call.renamedFrom] : [])]);
  for (const chunk of inChunks(keys)) {
    const where = { sourceId: source.id, externalKey: { in: chunk } };
    const old = await tx.rawRecord.findMany({ where, select: { externalKey: true, firstSeenAt: true } });
    for (const record of old) firstSeen.set(record.externalKey, record.firstSeenAt);
    await tx.rawRecord.deleteMany({ where });
    await tx.opportunityLink.deleteMany({ where });
  }
  const records = planned.map(({ draft, hash, renamedFrom }) => ({
    sourceId: source.id,
    externalKey: draft.externalKey,
    payload: toPayload(source.authority, draft),
    contentHash: hash,
    firstSeenAt: firstSeen.get(draft.externalKey) ?? firstSeen.get(renamedFrom ?? '') ?? run.at,
    lastSeenAt: run.at,
  }));
  await insertRows(tx, 'RawRecord', records);
  const links = planned.map(({ id, draft: { externalKey, url } }) => ({
    ...{ opportunityId: id, sourceId: source.id, externalKey, url, checkedAt: run.at },
  }));
  await insertRows(tx, 'OpportunityLink', links);
}
