import type { Transaction } from '#prisma/client.server.ts';
import { funderByName, funderByRor } from '../funders.ts';
import type { CheckedAward } from './award-draft.ts';

/**
 * The row of each award's funder: the one with its ROR identifier, else the one of its name, which then learns the
 * identifier, else a new one. Names of one funder that the table of funders knows lead to one row.
 */
export async function awardFunders(
  tx: Transaction,
  drafts: readonly CheckedAward[],
): Promise<Map<CheckedAward, string>> {
  const ids = new Map<CheckedAward, string>();
  const found = new Map<string, string>();
  for (const draft of drafts) {
    const named = draft.funder;
    const known = (named.rorId && funderByRor(named.rorId)) || funderByName(named.name);
    const name = known?.name ?? named.name;
    const rorId = known?.rorId ?? named.rorId ?? null;
    const key = rorId ?? name;
    const id = found.get(key) ?? (await ensureFunder(tx, name, rorId, known));
    found.set(key, id);
    ids.set(draft, id);
  }
  return ids;
}

async function ensureFunder(
  tx: Transaction,
  name: string,
  rorId: string | null,
  known: { country: string; url: string } | null,
): Promise<string> {
  const byRor = rorId === null ? null : await tx.funder.findUnique({ where: { rorId } });
  if (byRor) return byRor.id;
  const facts = known ? { country: known.country, url: known.url } : {};
  const byName = await tx.funder.findUnique({ where: { name } });
  if (!byName) return (await tx.funder.create({ data: { name, rorId, ...facts } })).id;
  if (rorId !== null && byName.rorId === null) await tx.funder.update({ where: { name }, data: { rorId } });
  return byName.id;
}
