import { Link } from '@remix-run/react';
import { Chip } from '#app/ui/chip.tsx';
import { instantWords } from '../words.ts';
import { sourceStateTones, sourceStateWords } from './source-state.ts';
import type { SourceView } from './source-view.server.ts';
import { YieldChart } from './yield-chart.tsx';

/** One source in the list: how it is doing, in words; when it was read and will be; what its last runs brought. */
export function SourceLine({ source, byTheClock }: { source: SourceView; byTheClock: boolean }) {
  const { id, title, state, lastError, licence, how, missing, runs } = source;
  const next = nextWords(source, byTheClock);
  return (
    <li className="source-line">
      <div>
        <Link className="row-title" to={`/sources/${id}`}>
          {title}
        </Link>{' '}
        <Chip tone={sourceStateTones[state]}>{sourceStateWords[state]}</Chip>
        {state === 'not-set-up' && missing ? <p className="small">{missing}</p> : null}
        {lastError && state !== 'running' ? <p className="small reason">{lastError}</p> : null}
        <p className="small muted">
          {[how, licence].filter(Boolean).map((text) => (
            <span key={text}>{sentence(text!)} </span>
          ))}
        </p>
      </div>
      <div className="small muted">
        <p>{source.lastOkAt ? <>Last good answer {instantWords(source.lastOkAt)}.</> : 'No good answer yet.'}</p>
        {next ? <p>{next}</p> : null}
      </div>
      <YieldChart runs={runs} />
    </li>
  );
}

/** What stands in its place on a server that reads nothing by itself. */
export const CLOCK_OFF = 'The clock is off on this server: a source is read when somebody asks for it.';

/** When a source is read next, as a sentence; null where that is the same for all: the clock is off. */
export function nextWords({ state, nextRunAt, everyHours }: SourceView, byTheClock: boolean): string | null {
  if (state === 'removed') return 'Read no more.';
  if (state === 'kept') return 'Not read from anywhere.';
  if (state === 'off') return 'Not read while it is switched off.';
  if (state === 'not-set-up') return 'Read once it is set up.';
  if (!byTheClock) return null;
  if (!nextRunAt) return everyHours === null ? 'Read when somebody asks.' : `Read every ${everyHours} hours.`;
  return `Next ${instantWords(nextRunAt)}.`;
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
