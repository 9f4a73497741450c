import { useEffect, useState } from 'react';
import { clockWords, type YourTime as Facts } from './date-rows.ts';

type Props = { facts: Facts | null; /** the deadline's own day */ date: string };

/**
 * When a deadline is by the reader's clock. Where their account does not say where they are, the browser fills it in; until
 * then, and without scripts, the date stands as the source says it.
 */
export function YourTime({ facts, date }: Props) {
  const [filled, setFilled] = useState<string | null>(null);
  const instant = facts?.instant;
  const isKnown = facts?.words != null;
  useEffect(() => {
    if (instant === undefined || isKnown) return;
    setFilled(clockWords(new Date(instant), new Intl.DateTimeFormat().resolvedOptions().timeZone, date));
  }, [instant, isKnown, date]);
  if (!facts) return null;
  const words = facts.words ?? filled;
  if (words === null || words === facts.shown) return null; // the same clock
  return (
    <span className="your-time muted">
      {facts.isEndOfDay ? 'the day ends ' : ''}
      <time dateTime={facts.instant}>{words}</time> in your time
    </span>
  );
}
