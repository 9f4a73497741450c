import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';

type Props = {
  person: { name: string; affiliation: string | null; timeZone: string | null };
  timeZones: string[];
  problem?: FormProblem;
};

/** Name, affiliation and time zone. */
export function ProfileForm({ person, timeZones, problem }: Props) {
  const zones = timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="profile" />
      <Field
        label="Name"
        name="name"
        required
        maxLength={120}
        autoComplete="name"
        defaultValue={problem?.values.name ?? person.name}
        error={problem?.fields.name}
      />
      <Field
        label="Affiliation"
        name="affiliation"
        maxLength={200}
        autoComplete="organization"
        hint="Shown with your name on proposals and, when a team publishes one, in the archive."
        defaultValue={problem?.values.affiliation ?? person.affiliation ?? ''}
        error={problem?.fields.affiliation}
      />
      <Select
        label="Time zone"
        name="timeZone"
        options={[{ value: '', label: 'Not told (UTC)' }, ...zones]}
        defaultValue={problem?.values.timeZone ?? person.timeZone ?? ''}
        error={problem?.fields.timeZone}
      />
      <div className="actions">
        <Button type="submit">Save</Button>
      </div>
    </Form>
  );
}
