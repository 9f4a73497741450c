import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';

/** Deleting for good, folded away and guarded by the typed title. */
export function DeleteProposal({ title, problem }: { title: string; problem?: FormProblem }) {
  const mine = problem?.values.intent === 'delete' ? problem : undefined;
  return (
    <details className="section team-delete" open={Boolean(mine)}>
      <summary>Delete this proposal</summary>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="delete" />
        <p>
          All sections and their text go, for everybody, and cannot be brought back. <b>{title}</b>
        </p>
        <Field
          label="Type the title to delete it"
          name="title"
          required
          autoComplete="off"
          defaultValue={mine?.values.title ?? ''}
          error={mine?.fields.title}
        />
        <div className="actions">
          <Button variant="danger">Delete for good</Button>
        </div>
      </Form>
    </details>
  );
}
