import type { SelectHTMLAttributes } from 'react';
import { LabelledControl, type LabelProps } from './labelled.tsx';

type Option = { value: string; label: string };
type Props = LabelProps & SelectHTMLAttributes<HTMLSelectElement> & { name: string; options: readonly Option[] };

/** A native select with its label, hint and error. */
export function Select({ label, hint, error, id, className, options, ...select }: Props) {
  return (
    <LabelledControl {...{ label, hint, error, id, className }}>
      {(control) => (
        <select {...select} {...control}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </LabelledControl>
  );
}
