import { Form } from '@remix-run/react';
import { statusWords } from '#app/opportunities/words.ts';
import type { Choice } from '#app/opportunities/facets/choices.ts';
import { filterToSearch, type OpportunityFilter } from '#app/opportunities/filter.ts';
import { statuses } from '#app/opportunities/types.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';

type Props = {
  projects: { id: string; name: string }[];
  projectId: string;
  filter: OpportunityFilter;
  funders: readonly Choice[];
};

/** Which project, and the list's own filter; what the form has no field for stays as the address has it (hidden-filters.ts). */
export function FitForm({ projects, projectId, filter, funders }: Props) {
  const rest = { ...filter, q: '', status: [], funder: filter.funder.slice(1), sort: 'deadline' as const };
  const kept = [...new URLSearchParams(filterToSearch(rest))];
  return (
    <Form method="get" role="search" className="fit-form no-print" key={JSON.stringify([projectId, filter])}>
      <Select label="Project" name="project" defaultValue={projectId} options={projects.map(asOption)} />
      <Field label="Search" type="search" name="q" defaultValue={filter.q} maxLength={200} />
      <Select
        label="Status"
        name="status"
        defaultValue={filter.status.join(',')}
        options={[
          { value: '', label: 'Open or to open' },
          ...(filter.status.length > 1
            ? [{ value: filter.status.join(','), label: filter.status.map((one) => statusWords[one]).join(', ') }]
            : []),
          ...statuses.map((value) => ({ value, label: statusWords[value] })),
        ]}
      />
      <Select
        label="Funder"
        name="funder"
        defaultValue={filter.funder[0] ?? ''}
        options={[{ value: '', label: 'Any' }, ...funders.map(({ value, label }) => ({ value, label }))]}
      />
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button variant="primary">Show</Button>
    </Form>
  );
}

const asOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
