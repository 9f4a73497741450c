import type { FormProblem } from '#app/ui/form-problem.ts';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { OWN_TIME } from '../typed-zone.ts';
import { deadlineKindOptions, deadlineModeWords } from '../words.ts';
import { suggestionModes, type SuggestionField } from './suggestion-form.ts';

type Props = { values: Record<string, string>; problem: FormProblem | undefined };

const modes = suggestionModes.map((value) => ({
  value,
  label: value === 'unknown' ? 'I do not know' : deadlineModeWords[value],
}));

/** What is asked of a call that somebody proposes: three things it must have, the rest where its page says it. */
export function SuggestionFields({ values, problem }: Props) {
  const field = (name: SuggestionField) => ({ name, defaultValue: values[name] ?? '', error: problem?.fields[name] });
  return (
    <>
      <Field label="Title" required {...field('title')} />
      <Field label="Funder" required {...field('funder')} />
      <Field label="Page of the call" type="url" required {...field('url')} />
      <Field label="Number" {...field('number')} hint="As the funder writes it, if it has one." />
      <Select label="Takes proposals" {...field('mode')} options={modes} />
      <fieldset className="form">
        <legend>Deadline</legend>
        <Select
          label="What is due"
          {...field('kind')}
          defaultValue={values.kind || 'full'}
          options={deadlineKindOptions}
        />
        <div className="form-row">
          <Field label="Date" type="date" {...field('deadline')} />
          <Field label="Time" type="time" {...field('time')} />
        </div>
        <Field label="Time zone" {...field('zone')} hint={`Europe/Brussels, or ${OWN_TIME}`} />
      </fieldset>
      <fieldset className="form">
        <legend>One award</legend>
        <div className="form-row">
          <Field label="At least" inputMode="decimal" {...field('amount_min')} />
          <Field label="At most" inputMode="decimal" {...field('amount_max')} />
          <Field label="Currency" maxLength={3} {...field('currency')} className="short" placeholder="EUR" />
        </div>
      </fieldset>
      <TextArea label="Description" {...field('summary')} />
      <TextArea label="Who may apply" {...field('eligibility')} rows={3} />
      <TextArea label="A word to the curators" {...field('note')} rows={2} hint="Where you read it, why it fits." />
    </>
  );
}
