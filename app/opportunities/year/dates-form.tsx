import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { OpportunityFilter } from '../filter.ts';

type Props = {
  filter: OpportunityFilter;
  /** the address of the same list for all dates, with its `?` or empty */
  search: string;
};

/** The range by exact dates: a plain form, so that it works without scripts. */
export function DatesForm({ filter, search }: Props) {
  const { closesAfter, closesBefore } = filter;
  return (
    // a new range from elsewhere fills the fields anew
    <Form action="/opportunities" preventScrollReset className="form-row" key={`${closesAfter} ${closesBefore}`}>
      {[...new URLSearchParams(search)].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Field label="Closing on or after" type="date" name="closes_after" defaultValue={closesAfter ?? ''} />
      <Field label="Closing on or before" type="date" name="closes_before" defaultValue={closesBefore ?? ''} />
      <Button>Show these dates</Button>
    </Form>
  );
}
