import type { Finding, Reason } from './reason.ts';

export type Ranked = { id: string; closesOn: string | null; tally: Tally };
/** What the reasons of a call come to; what is `out` rules the project out. */
export type Tally = { out: number; topics: number; balance: number; weight: number };

/**
 * The order of calls for a project: the fewest reasons that rule it out, then those whose topics it shares (a call about
 * something else fits nobody, however kind its terms), then the most reasons for it beyond those against, the soonest first.
 */
export function compareFits(a: Ranked, b: Ranked): number {
  const [one, other] = [a.tally, b.tally];
  return (
    one.out - other.out ||
    other.topics - one.topics ||
    other.balance - one.balance ||
    other.weight - one.weight ||
    compare(a.closesOn ?? '9999', b.closesOn ?? '9999') ||
    compare(a.id, b.id)
  );
}

/** What reasons come to, whatever order they come in. */
export function tallyOf(reasons: Iterable<Counted>): Tally {
  const tally = { out: 0, topics: 0, balance: 0, weight: 0 };
  const inFavour: number[] = [];
  for (const { side, rule, rulesOut = false, weight = 1 } of reasons) {
    if (rulesOut) tally.out += 1;
    if (side === 'against') {
      tally.balance -= 1;
      tally.weight -= weight;
    } else if (side === 'for') {
      if (rule === 'topics') tally.topics = 1;
      tally.balance += 1;
      inFavour.push(weight);
    }
  }
  // A sum of fractions hangs on their order: the heaviest first, as reasons stand.
  for (const weight of inFavour.sort((a, b) => b - a)) tally.weight += weight;
  return tally;
}
export type Counted = Pick<Finding, 'side' | 'rulesOut' | 'weight'> & { rule?: string };

/** The two or three that say most of a call in a list: what rules it out, else one against and the strongest for. */
export function strongest(reasons: readonly Reason[], most = 3): Reason[] {
  const against = reasons.filter(({ side }) => side === 'against').slice(0, 1);
  const inFavour = reasons.filter(({ side }) => side === 'for').slice(0, most - against.length);
  const toCheck = reasons.filter(({ side }) => side === 'check');
  return [...against, ...inFavour, ...toCheck].slice(0, Math.max(2, against.length + inFavour.length));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
