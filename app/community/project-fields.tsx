import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { budgetText } from './budget-text.ts';
import { NO_SPONSOR, type ProjectFacts } from './facts.ts';

type Props = {
  facts: ProjectFacts | null;
  organisations: { id: string; name: string }[];
  problem?: FormProblem | undefined;
};

/** The fields of a project's facts; what is left empty is shown as unknown. */
export function ProjectFields({ facts, organisations, problem }: Props) {
  const budget = budgetText(facts?.yearlyBudget ?? null);
  const field = (name: string, value: string | number | null | undefined) => ({
    name,
    defaultValue: problem?.values[name] ?? value ?? '',
    error: problem?.fields[name],
  });
  const sponsors = [
    { value: '', label: 'Not told' },
    { value: NO_SPONSOR, label: 'It has none' },
    ...organisations.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <Field label="Name" required maxLength={120} {...field('name', facts?.name)} />
      <TextArea label="Summary" rows={3} maxLength={1000} {...field('summary', facts?.summary)} />
      <Field label="Home page" type="url" inputMode="url" {...field('url', facts?.url)} />
      <Field label="Repository" type="url" inputMode="url" {...field('repository', facts?.repository)} />
      <Field
        label="Licence"
        hint="As SPDX writes it, such as BSD-3-Clause."
        {...field('licence', facts?.licence)}
        autoComplete="off"
      />
      <Field label="Topics" hint="With commas between." {...field('topics', facts?.topics?.join(', '))} />
      <Field
        label="Legal home"
        hint="The country whose law it is under, as a code such as US."
        maxLength={2}
        {...field('country', facts?.country)}
      />
      <Select
        label="Fiscal sponsor"
        hint="Who holds the money. One that is missing here is added under Organisations."
        options={sponsors}
        {...field('fiscalSponsor', facts?.fiscalSponsor)}
      />
      <Field
        label="Maintainers"
        hint="How many people."
        inputMode="numeric"
        {...field('maintainers', facts?.maintainers)}
      />
      <fieldset>
        <legend>Budget of a year, if you want to tell it</legend>
        <div className="form-row">
          <Field label="From" inputMode="numeric" {...field('budgetMin', budget.min)} />
          <Field label="To" inputMode="numeric" {...field('budgetMax', budget.max)} />
          <Field label="Currency" className="short" maxLength={3} {...field('budgetCurrency', budget.currency)} />
        </div>
      </fieldset>
    </>
  );
}
