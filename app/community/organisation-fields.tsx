import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import type { OrganisationFacts } from './facts.ts';

type Props = { facts: OrganisationFacts | null; problem?: FormProblem | undefined };

/** The fields of an organisation's facts. */
export function OrganisationFields({ facts, problem }: Props) {
  const field = (name: keyof OrganisationFacts) => ({
    name,
    defaultValue: problem?.values[name] ?? facts?.[name] ?? '',
    error: problem?.fields[name],
  });
  return (
    <>
      <Field label="Name" required maxLength={120} {...field('name')} />
      <Field
        label="ROR identifier"
        hint="From ror.org, such as https://ror.org/021nxhr62. It joins the organisation with the calls it funds."
        {...field('rorId')}
      />
      <Field label="Country" hint="A code such as US." maxLength={2} {...field('country')} />
      <Field label="Home page" type="url" inputMode="url" {...field('url')} />
    </>
  );
}
