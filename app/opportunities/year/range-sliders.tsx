import { useRef, type KeyboardEvent } from 'react';
import type { YearWeek } from '../types.ts';
import { edgeWords, withEdge, type Edge, type WeekRange } from './week-range.ts';
import type { RangeDraft } from './use-range.ts';

type Props = { range: WeekRange; weeks: readonly YearWeek[]; choice: RangeDraft };

/** Page keys go by about a month. */
const PAGE_WEEKS = 4;
const edges = [
  { edge: 'from', label: 'First week' },
  { edge: 'to', label: 'Last week' },
] as const;

/** The borders of the range as two native sliders over the strip: by arrow, page, home and end keys, or dragged. */
export function RangeSliders(props: Props) {
  return (
    <>
      {edges.map(({ edge, label }) => (
        <Slider key={edge} {...props} {...{ edge, label }} />
      ))}
    </>
  );
}

function Slider({ range, weeks, choice, edge, label }: Props & { edge: Edge; label: string }) {
  const held = useRef(false);
  const hold = () => {
    if (!held.current) choice.begin();
    held.current = true;
  };
  const release = (apply: () => void) => {
    held.current = false;
    apply();
  };
  const letGo = () => release(choice.apply);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return choice.cancel();
    hold();
    const pages = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
    if (pages === 0) return;
    event.preventDefault(); // browsers differ in how far they go
    choice.change(withEdge(range, edge, range[edge] + pages * PAGE_WEEKS, weeks.length));
  };
  return (
    <input
      type="range"
      className="edge"
      min={0}
      max={weeks.length}
      value={range[edge]}
      aria-label={label}
      aria-valuetext={edgeWords(range, edge, weeks)}
      onChange={(event) => {
        choice.change(withEdge(range, edge, Number(event.target.value), weeks.length));
        if (!held.current) choice.apply(); // assistive technology moves it without keys
      }}
      onKeyDown={onKeyDown}
      onKeyUp={() => release(choice.applySoon)}
      onPointerDown={hold}
      onPointerUp={letGo}
      onPointerCancel={letGo}
      onBlur={letGo}
    />
  );
}
