import { Link } from '@remix-run/react';
import { Chip } from '#app/ui/chip.tsx';
import { moneyText } from './money-text.ts';
import { peopleLine, type ArchiveEntry } from './record.ts';
import { ResultWord } from './result-word.tsx';

/** One record as one line of the archive; its facts stand in the same columns down the page. */
export function EntryRow({ entry }: { entry: ArchiveEntry }) {
  const amount = moneyText(entry.amount);
  return (
    <li className="entry">
      <ResultWord result={entry.result} />
      <div className="entry-what">
        <Link className="row-title" to={`/archive/${entry.id}`}>
          {entry.title}
        </Link>
        <p className="muted small">
          {[entry.funder || 'Funder not stated', entry.programme].filter(Boolean).join(' · ')}
        </p>
      </div>
      <p className="entry-people small">{peopleLine(entry.people, 2)}</p>
      <p className="entry-amount num">{amount}</p>
      <div className="chips">
        {entry.hasPdf && <Chip>PDF</Chip>}
        {entry.visibility !== 'public' && <Chip tone="warn">{entry.visibility}</Chip>}
      </div>
    </li>
  );
}
