import { fieldWords } from './field-words.ts';
import type { ChangeFact } from './types.ts';
import { instantWords } from './words.ts';

const SHOWN = 12;
const LONGEST = 160;

/** What changed since the call was first seen, the newest first. */
export function ChangeList({ changes, firstSeenAt }: { changes: readonly ChangeFact[]; firstSeenAt: string }) {
  const telling = changes.filter((change) => change.severity !== 'noise').slice(0, SHOWN);
  return (
    <ul className="rows">
      {telling.map((change) => (
        <li key={`${change.observedAt} ${change.field}`}>
          <span className="num small muted">{instantWords(change.observedAt)}</span>{' '}
          <strong>{fieldWords[change.field] ?? change.field}</strong> {inWords(change)}
        </li>
      ))}
      <li>
        <span className="num small muted">{instantWords(firstSeenAt)}</span> First seen
      </li>
    </ul>
  );
}

function inWords({ oldValue, newValue }: ChangeFact): string {
  if (oldValue === null) return `added: ${cut(newValue ?? '')}`;
  if (newValue === null) return `removed; it was ${cut(oldValue)}`;
  return `changed from ${cut(oldValue)} to ${cut(newValue)}`;
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
