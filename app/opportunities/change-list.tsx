import { ChangeWords } from './change-words.tsx';
import type { ChangeFact } from './types.ts';
import { instantWords } from './words.ts';

const SHOWN = 12;

/** What changed since the call was first seen, the newest first; what was seen at one time stands under it. */
export function ChangeList({ changes, firstSeenAt }: { changes: readonly ChangeFact[]; firstSeenAt: string }) {
  const telling = changes.filter((change) => change.severity !== 'noise');
  const moments = [...new Set(telling.slice(0, SHOWN).map(({ observedAt }) => observedAt))];
  return (
    <ul className="rows changes">
      {moments.map((moment) => (
        <li key={moment}>
          <Moment iso={moment} />
          <ul>
            {telling
              .filter(({ observedAt }) => observedAt === moment)
              .map((change, index) => (
                <li key={`${change.field} ${index}`}>
                  <ChangeWords change={change} />
                  {change.byHand ? <span className="muted">, by hand</span> : null}
                </li>
              ))}
          </ul>
        </li>
      ))}
      <li>
        <Moment iso={firstSeenAt} /> First seen
      </li>
    </ul>
  );
}

function Moment({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} className="num small muted">
      {instantWords(iso)}
    </time>
  );
}
