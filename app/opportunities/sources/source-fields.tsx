import type { FormProblem } from '#app/ui/form-problem.ts';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { madeKindWords } from './params.ts';

type Props = { values: Record<string, string>; problem: FormProblem | undefined };

const kinds = Object.entries(madeKindWords).map(([value, label]) => ({ value, label }));

/** The settings of a source; what belongs to one kind alone says so, because the form works without scripts. */
export function SourceFields({ values, problem }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? '', error: problem?.fields[name] });
  return (
    <>
      <Select label="Kind" {...field('kind')} options={kinds} />
      <Field
        label="Address"
        type="url"
        required
        {...field('url')}
        hint="Of the feed, the page, or the API before /common-grants."
      />
      <Field label="Name" required {...field('title')} hint="Readers see it beside each fact: Sloan Foundation news." />
      <fieldset className="form">
        <legend>Feeds and watched pages</legend>
        <div className="form-row">
          <Field label="Funder" {...field('funder')} />
          <Field label="Country" maxLength={2} {...field('country')} className="short" placeholder="EU" />
        </div>
        <Field
          label="Only titles with one of these words"
          {...field('include')}
          hint="For feeds. Commas between: grant, call, RFP."
        />
        <Field label="No titles with these words" {...field('exclude')} hint="For feeds: awarded, webinar." />
        <Field
          label="Part of the page"
          {...field('selector')}
          hint="For pages: a CSS selector such as main .deadlines. Left out, it is the main part."
        />
      </fieldset>
      <Field label="Every so many hours" type="number" min={6} max={168} {...field('everyHours')} />
      <Field label="Terms" {...field('licence')} hint="Under which the text may be kept and shown." />
    </>
  );
}
