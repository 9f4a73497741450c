import { numberWord } from '../words.ts';
import type { RunView } from './source-view.server.ts';

const BAR = 6;
const STEP = 8;
const HEIGHT = 36;

type Props = { runs: readonly Pick<RunView, 'id' | 'status' | 'seen' | 'startedAt'>[] };

/**
 * Records seen by the last runs, the newest on the right. A run that failed is a mark at the foot, one that was incomplete
 * a hollow bar: the shape says it too, not the colour alone. The page of the source has the same as a table.
 */
export function YieldChart({ runs }: Props) {
  const done = runs.filter(({ status }) => status !== 'running').reverse();
  if (done.length === 0) return null;
  const most = Math.max(1, ...done.map(({ seen }) => seen));
  const width = Math.max(done.length * STEP, 10 * STEP);
  return (
    <svg className="yield" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} role="img">
      <title>{yieldWords(done)}</title>
      <line x1="0" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="foot" />
      {done.map((run, i) => (
        <Bar key={run.id} x={width - (done.length - i) * STEP} run={run} most={most} />
      ))}
    </svg>
  );
}

function Bar({ x, run: { status, seen }, most }: { x: number; run: Props['runs'][number]; most: number }) {
  if (status === 'failed') return <path className="failed" d={`M${x} ${HEIGHT - 8}l6 6m0 -6l-6 6`} />;
  if (status === 'unchanged') return <circle className="unchanged" cx={x + BAR / 2} cy={HEIGHT - 5} r="2" />;
  const height = Math.max(2, Math.round((seen / most) * (HEIGHT - 3)));
  const hollow = status === 'incomplete';
  const inset = hollow ? 0.5 : 0;
  return (
    <rect
      className={hollow ? 'incomplete' : 'ok'}
      x={x + inset}
      y={HEIGHT - 1 - height + inset}
      width={BAR - 2 * inset}
      height={Math.max(1, height - 2 * inset)}
    />
  );
}

/** `12 runs: 20 to 25 records; one failed, two incomplete`, what the chart shows for those who hear it. */
export function yieldWords(runs: readonly Pick<RunView, 'status' | 'seen'>[]): string {
  const yields = runs.filter(({ status }) => status === 'ok' || status === 'incomplete').map(({ seen }) => seen);
  const [least, most] = [Math.min(...yields), Math.max(...yields)];
  const range = yields.length === 0 ? 'no records' : least === most ? `${most} records` : `${least} to ${most} records`;
  const count = (status: string) => runs.filter((run) => run.status === status).length;
  const odd = [
    count('failed') > 0 ? `${numberWord(count('failed'))} failed` : '',
    count('incomplete') > 0 ? `${numberWord(count('incomplete'))} incomplete` : '',
    count('unchanged') > 0 ? `${numberWord(count('unchanged'))} with nothing new` : '',
  ].filter(Boolean);
  const runWord = runs.length === 1 ? 'The last run' : `The last ${runs.length} runs`;
  return `${runWord}: ${range}${odd.length > 0 ? `; ${odd.join(', ')}` : ''}.`;
}
