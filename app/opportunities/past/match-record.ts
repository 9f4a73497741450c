import { funderByName } from '../funders.ts';
import { seriesTitle } from '../merging/similarity.ts';
import type { RelatedCall, Tie } from './related-calls.server.ts';

export type RecordTie = {
  opportunityId: string | null;
  number: string | null;
  programme: string | null;
  funder: string;
};
export type Family = { funder: string; programme: string | null; calls: readonly RelatedCall[] };

/**
 * Says how records of the archive are tied to a call: the proposal was to it or to one of its family, or the record names the
 * number, the call or the programme and the same funder. Null where one is not. A record from elsewhere has only such names.
 */
export function tiesTo({ funder, programme, calls }: Family): (record: RecordTie) => Tie | null {
  const byId = new Map(calls.map(({ id, tie }) => [id, tie]));
  const byNumber = firstOf(calls.map(({ number, tie }) => [folded(number), tie]));
  const byName = firstOf([
    ...calls.map(({ title }): [string, Tie] => [seriesTitle(title), 'series']),
    [programme === null ? '' : seriesTitle(programme), 'programme'],
  ]);
  const ownFunder = funderName(funder);
  return (record) => {
    // A proposal that is tied to another call is not tied to this one by a name.
    if (record.opportunityId !== null) return byId.get(record.opportunityId) ?? null;
    if (funderName(record.funder) !== ownFunder) return null;
    const named = record.programme === null ? '' : seriesTitle(record.programme);
    return byNumber.get(folded(record.number)) ?? byName.get(named) ?? null;
  };
}

/** The first that each name stands for; nothing is named by nothing. */
function firstOf(pairs: readonly (readonly [string, Tie])[]): Map<string, Tie> {
  return new Map(pairs.filter(([name]) => name !== '').reverse());
}

const folded = (number: string | null) => number?.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase() ?? '';
const funderName = (name: string) => funderByName(name)?.name ?? name.trim().toLowerCase();
