import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useLatest } from '#app/ui/use-latest.ts';
import { instantWords } from '../words.ts';
import type { SourceView } from './source-view.server.ts';

const ASK_AGAIN_MS = 1_000;

const stepWords: Record<string, string> = {
  download: 'downloading the file',
  pages: 'reading pages',
  details: 'looking up calls',
  records: 'taking records in',
};

/** How far a run is; asks again each second where scripts run, and otherwise says how to look again. */
export function RunProgress({ source }: { source: Pick<SourceView, 'id' | 'state' | 'progress'> }) {
  const { id, state, progress } = source;
  const active = state === 'running' || state === 'waiting';
  const { revalidate, state: asking } = useRevalidator();
  const going = useNavigation().state;
  const latest = useLatest(asking === 'idle' && going === 'idle');
  useEffect(() => {
    if (!active) return;
    // While anything is under way nothing is asked: on a slow line no answer, and no page that is gone to, would ever come.
    const timer = setInterval(() => {
      if (latest.current) revalidate();
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [active, latest, revalidate]);
  if (!active) return null;
  return (
    <div className="notice" role="status">
      <p>
        {progress
          ? `It is being read since ${instantWords(progress.since)}${stepOf(progress)}.`
          : 'It waits for its turn.'}
      </p>
      {progress?.whole ? (
        <progress max={progress.whole} value={progress.done ?? 0} aria-label="How far the run is" />
      ) : null}
      <noscript>
        <p>
          <a href={`/sources/${id}`}>Look again how far it is</a>
        </p>
      </noscript>
    </div>
  );
}

function stepOf({ step, done, whole }: NonNullable<SourceView['progress']>): string {
  if (!step) return '';
  const words = stepWords[step] ?? step;
  if (done === null || step === 'download') return `: ${words}`;
  return whole === null ? `: ${words}, ${done} so far` : `: ${words}, ${done} of ${whole}`;
}
