import { ListLink } from '#app/ui/list-link.tsx';
import { deadlineKindWords, SHARED, timeWords } from '../words.ts';
import type { MonthDeadline } from './month-deadlines.ts';

/** A date of a call in the calendar: the call, what is due, and how sure that is. */
export function Entry({ entry, inFull = false }: { entry: MonthDeadline; inFull?: boolean }) {
  const { callId, title, kind, track, isEstimate, isInherited, disputed } = entry;
  const words = [
    deadlineKindWords(kind),
    track,
    inFull ? timeWords(entry) : entry.time,
    isEstimate ? 'estimated' : null,
    isInherited ? SHARED : null,
    inFull ? entry.funder : null,
  ].filter(Boolean);
  return (
    <>
      <ListLink isRow className="entry-title" to={`/opportunities/${callId}`}>
        {title}
      </ListLink>{' '}
      <span className="muted entry-words">{words.join(' · ')}</span>
      {disputed ? (
        <>
          {' '}
          <ListLink className="flag" to={`/opportunities/${callId}#deadlines`}>
            disputed
          </ListLink>
        </>
      ) : null}
    </>
  );
}
