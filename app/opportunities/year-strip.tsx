import { useNavigate } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { ButtonLink } from '#app/ui/button-link.tsx';
import type { OpportunityFilter } from './filter.ts';
import { listSearch, type ListView } from './list-view.ts';
import type { YearMonth } from './types.ts';
import { windowWords } from './window-words.ts';
import { DatesForm } from './year/dates-form.tsx';
import { MonthLink } from './year/month-link.tsx';
import { RangeSliders } from './year/range-sliders.tsx';
import { useDrag } from './year/use-drag.ts';
import { useRange } from './year/use-range.ts';
import { BAR_HEIGHT, WeekBars } from './year/week-bars.tsx';
import { rangeBetween, rangeOf, rangeWords, weekAt, windowOf } from './year/week-range.ts';
import { YearTable } from './year/year-table.tsx';

type Props = { months: YearMonth[]; filter: OpportunityFilter; shown: ListView };

/**
 * The year ahead, week by week: shows where deadlines fall, and chooses dates by a drag, by two sliders, by months, or,
 * without scripts, by months and two fields.
 */
export function YearStrip({ months, filter, shown }: Props) {
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  // Sliders do nothing before scripts run, so they are not there before.
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);

  const weeks = months.flatMap((month) => month.weeks);
  // A choice of other dates is another question: it begins on the first page, and in its own month.
  const to = (window: Partial<OpportunityFilter>) =>
    `/opportunities${listSearch(filter, { ...shown, month: null }, window)}`;
  const applied = rangeOf(filter, weeks);
  const whole = { from: 0, to: weeks.length };
  const choice = useRange(applied, whole, (range) =>
    navigate(to(windowOf(range, weeks)), { preventScrollReset: true }),
  );
  const range = choice.draft ?? applied;
  useDrag(list, {
    onMove: (start, now, width) => {
      const [a, b] = [start, now].map((x) => weekAt(x, width, weeks.length)) as [number, number];
      choice.change(rangeBetween(a, b));
    },
    onEnd: choice.apply,
    onCancel: () => {
      choice.cancel();
      choice.begin();
    },
  });

  const words = choice.draft ? rangeWords(choice.draft, weeks) : windowWords(filter);
  const all = { closesAfter: null, closesBefore: null };
  return (
    <div className="strip no-print" role="group" aria-label="Deadlines in the coming year">
      <div className="year">
        <ul ref={list}>
          {months.map((month) => (
            <li key={month.month} className={`weeks-${month.weeks.length}`}>
              <MonthLink month={month} chosen={filter} to={to} />
            </li>
          ))}
        </ul>
        <WeekBars weeks={weeks} range={range} />
        {range ? (
          <svg className="chosen" viewBox={`0 0 ${weeks.length} ${BAR_HEIGHT}`} preserveAspectRatio="none" aria-hidden>
            <rect x={range.from} y={0} width={range.to - range.from} height={BAR_HEIGHT} />
          </svg>
        ) : null}
        {live ? <RangeSliders {...{ weeks, choice }} range={range ?? whole} /> : null}
      </div>
      <div className="year-foot small">
        <p>
          {words ?? <span className="muted">{live ? 'Drag over the weeks to choose dates.' : 'Choose a month.'}</span>}
        </p>
        {filter.closesAfter || filter.closesBefore ? (
          <ButtonLink small to={to(all)} preventScrollReset>
            Show all dates
          </ButtonLink>
        ) : null}
        <details>
          <summary>Exact dates and a table</summary>
          <DatesForm filter={filter} search={listSearch(filter, { ...shown, month: null }, all)} />
          <YearTable months={months} />
        </details>
      </div>
    </div>
  );
}
