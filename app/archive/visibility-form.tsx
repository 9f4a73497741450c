import { Form } from '@remix-run/react';
import type { Visibility } from '#app/accounts/can.ts';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { visibilities } from './visibilities.ts';

/** Who may see the record and its PDF. */
export function VisibilityForm({ visibility, problem }: { visibility: Visibility; problem?: FormProblem }) {
  return (
    <Form method="post" className="form">
      <FormNotice problem={problem} />
      <input type="hidden" name="intent" value="visibility" />
      <fieldset>
        <legend>Who sees it in the archive</legend>
        {visibilities.map(({ id, label, explain }) => (
          <label key={id} className="choice">
            <input type="radio" name="visibility" value={id} defaultChecked={visibility === id} />
            <span>
              {label}
              <span className="choice-hint">{explain}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="actions">
        <Button>Change who sees it</Button>
      </div>
    </Form>
  );
}
