import type { CallIndex } from '#app/opportunities/call-index/call-index.server.ts';
import type { Standings } from '#app/opportunities/call-index/standings.ts';
import type { Choice } from '#app/opportunities/facets/choices.ts';
import type { Frequencies } from './fit-call.ts';

/** The calls of a list in their order, and what besides them a page of it says. */
export type FitOrder = {
  ids: readonly string[];
  /** how many of all have nothing that rules the project out */
  possible: number;
  frequencies: Frequencies;
  funders: Choice[];
};

/** Orders of so many lists are kept, those that were looked at last. */
const MOST = 50;

type Kept = { order: FitOrder; version: number; standings: Standings };
const orders = new WeakMap<CallIndex, Map<string, Kept>>();

/**
 * The order that `make` would come to, as long as no call changed and none stands otherwise. The key names all else that it
 * hangs on.
 */
export async function keptOrder(
  index: CallIndex,
  standings: Standings,
  key: string,
  make: () => Promise<FitOrder>,
): Promise<FitOrder> {
  let all = orders.get(index);
  if (!all) orders.set(index, (all = new Map<string, Kept>()));
  const known = all.get(key);
  const isSame = known?.standings === standings && known.version === index.version;
  const { version } = index; // of before: what changes while it is made makes it old
  const kept = isSame ? known : { order: await make(), version, standings };
  all.delete(key);
  all.set(key, kept);
  if (all.size > MOST) all.delete(all.keys().next().value!);
  return kept.order;
}
