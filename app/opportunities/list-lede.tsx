import { Link } from '@remix-run/react';
import { SourceHealthLine, type SourceHealth } from './source-health.tsx';
import type { OpportunityList } from './types.ts';
import { instantWords, numberWord } from './words.ts';

type Props = {
  list: Pick<OpportunityList, 'total' | 'closingThisWeek' | 'lastCheckedAt'>;
  sources: SourceHealth[];
  today: string;
};

/** Under the heading: what is urgent, and how far the list can be trusted. */
export function ListLede({ list, sources, today }: Props) {
  return (
    <>
      {list.total > 0 ? `${closing(list.closingThisWeek)} ` : null}
      <SourceHealthLine sources={sources} checked={checkedWords(list.lastCheckedAt, today)} /> Is one missing?{' '}
      <Link to="/suggestions/new">Propose it</Link>.
    </>
  );
}

function closing(n: number): string {
  if (n === 0) return 'None closes this week.';
  const word = numberWord(n);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${n === 1 ? 'closes' : 'close'} this week.`;
}

/** `06:12 UTC` today, else with its day. */
function checkedWords(iso: string | null, today: string): string | null {
  if (!iso) return null;
  return iso.startsWith(today) ? `${iso.slice(11, 16)} UTC` : instantWords(iso);
}
