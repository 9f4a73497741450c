import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';

type Props = {
  today: string;
  profile: string;
  formats: { value: string; label: string }[];
  again: boolean;
  problem?: FormProblem;
};

/** The day of submission and the format, and the button that freezes. */
export function SubmitForm({ today, profile, formats, again, problem }: Props) {
  return (
    <Form method="post" className="form">
      <FormNotice problem={problem} />
      <input type="hidden" name="intent" value="submit" />
      <div className="form-row">
        <Field
          label="Submitted on"
          name="submittedOn"
          type="date"
          required
          max={today}
          defaultValue={problem?.values.submittedOn ?? today}
          error={problem?.fields.submittedOn}
        />
        <Select
          label="Format"
          name="profile"
          options={formats}
          defaultValue={problem?.values.profile ?? profile}
          error={problem?.fields.profile}
        />
      </div>
      <p className="muted small">
        The sections will be locked; a lead can unlock them. The record stays private until you publish it
        {again && ', and the earlier submission stays as it is'}.
      </p>
      <div className="actions">
        <Button variant="primary">{again ? 'Mark as submitted again' : 'Mark as submitted'}</Button>
      </div>
    </Form>
  );
}
