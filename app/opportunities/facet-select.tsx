import type { ReactNode } from 'react';
import type { Choice } from './facets/choices.ts';
import { useShown } from './use-shown.ts';

type Props = {
  name: string;
  chosen: readonly string[];
  choices: readonly Choice[];
  /** what the select says when nothing is chosen, and when something is */
  any: string;
  another: string;
};

/** One part of the filter with many choices: those chosen as pills, the others in a select with their counts. */
export function FacetSelect({ name, chosen, choices, any, another }: Props) {
  const others = choices.filter(({ value }) => !chosen.includes(value));
  const select = useShown<HTMLSelectElement>('', chosen.join('|'));
  const labels = new Map(choices.map(({ value, label }) => [value, label]));
  return (
    <>
      {chosen.map((value) => (
        <Pill key={value} name={name} value={value} chosen>
          {labels.get(value) ?? value}
        </Pill>
      ))}
      {others.length > 0 ? (
        <select
          ref={select}
          name={name}
          aria-label={chosen.length > 0 ? another : any}
          className="pill"
          defaultValue=""
        >
          <option value="">{chosen.length > 0 ? another : any}</option>
          {others.map(({ value, label, count }) => (
            <option key={value} value={value}>
              {`${label} (${count.toLocaleString('en')})`}
            </option>
          ))}
        </select>
      ) : null}
    </>
  );
}

type PillProps = { name: string; value: string; chosen: boolean; children: ReactNode };

/** A check box that looks like a pill. */
export function Pill({ name, value, chosen, children }: PillProps) {
  const box = useShown<HTMLInputElement>(chosen);
  return (
    <label className="pill">
      <input ref={box} type="checkbox" name={name} value={value} defaultChecked={chosen} />
      <span>{children}</span>
    </label>
  );
}
