import { ChangeWords } from './change-words.tsx';
import type { ChangeFact } from './types.ts';
import { instantWords } from './words.ts';

const SHOWN = 12;

/** What changed since the call was first seen, the newest first. */
export function ChangeList({ changes, firstSeenAt }: { changes: readonly ChangeFact[]; firstSeenAt: string }) {
  const telling = changes.filter((change) => change.severity !== 'noise').slice(0, SHOWN);
  return (
    <ul className="rows">
      {telling.map((change) => (
        <li key={`${change.observedAt} ${change.field}`}>
          <span className="num small muted">{instantWords(change.observedAt)}</span> <ChangeWords change={change} />
        </li>
      ))}
      <li>
        <span className="num small muted">{instantWords(firstSeenAt)}</span> First seen
      </li>
    </ul>
  );
}
