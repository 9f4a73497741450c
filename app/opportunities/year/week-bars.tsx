import type { YearWeek } from '../types.ts';
import type { WeekRange } from './week-range.ts';

export const BAR_HEIGHT = 44;

/** A bar reaches the top with at least so many deadlines, so that a single one does not look like a crowd. */
const LOWEST_TOP = 4;

type Props = { weeks: readonly YearWeek[]; range: WeekRange | null };

/** A bar for each week of the year, over the months that link to it; a reader without eyes has those and the table. */
export function WeekBars({ weeks, range }: Props) {
  return (
    <svg className="bars" viewBox={`0 0 ${weeks.length * 10} ${BAR_HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {bars(weeks, range).map(([look, path]) => (
        <path key={look} className={look} d={path} />
      ))}
    </svg>
  );
}

/** Those that look alike as one path: weeks with deadlines, those out of the range, those without. */
function bars(weeks: readonly YearWeek[], range: WeekRange | null): [look: string, path: string][] {
  const tallest = Math.max(LOWEST_TOP, ...weeks.map((week) => week.count));
  const paths = new Map<string, string>();
  weeks.forEach(({ count }, at) => {
    const height = count === 0 ? 1.5 : 5 + ((BAR_HEIGHT - 5) * count) / tallest;
    const isOut = range !== null && (at < range.from || at >= range.to);
    const look = count === 0 ? 'none' : isOut ? 'out' : 'some';
    const top = (BAR_HEIGHT - height).toFixed(1);
    paths.set(look, `${paths.get(look) ?? ''}M${at * 10 + 0.8} ${top}h8.4V${BAR_HEIGHT}h-8.4z`);
  });
  return [...paths];
}
