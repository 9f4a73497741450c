import type { FormProblem } from '#app/ui/form-problem.ts';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { deadlineKindOptions } from '../words.ts';
import { dateRows, SPARE_ROWS, type DateRow } from './date-form.ts';

type Props = { dates: readonly DateRow[]; problem: FormProblem | undefined };

const scopes = [
  { value: 'call', label: 'this call' },
  { value: 'many', label: 'many calls' },
];
const empty: DateRow = { kind: 'full', track: '', date: '', time: '', zone: '', of: 'call' };

/** All dates of a call as rows, with room for more; a row without a date is none. */
export function DateFields({ dates, problem }: Props) {
  const rows = problem ? dateRows(problem.values) : [...dates, ...Array.from({ length: SPARE_ROWS }, () => empty)];
  return (
    <>
      {rows.map((row, i) => {
        const field = (name: keyof DateRow) => ({
          name: `${name}.${i}`,
          defaultValue: row[name],
          error: problem?.fields[`${name}.${i}`],
        });
        return (
          <fieldset key={i} className="date-row">
            <legend className="visually-hidden">Date {i + 1}</legend>
            <Field label="Date" type="date" {...field('date')} />
            <Field label="Time" type="time" {...field('time')} />
            <Field label="Zone" {...field('zone')} />
            <Select label="What is due" {...field('kind')} options={deadlineKindOptions} />
            <Field label="Track" {...field('track')} />
            <Select label="Date of" {...field('of')} options={scopes} />
          </fieldset>
        );
      })}
    </>
  );
}
