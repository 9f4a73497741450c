import { Form } from '@remix-run/react';
import { deadlineKindWords } from '#app/opportunities/words.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import type { PursuitView } from './pursuit-view.server.ts';

/** Chooses the day that the plan counts back from. */
export function TargetForm({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { plan, handInOn, deadlineKind } = pursuit;
  // A kind that the call had when it was chosen stays a choice when the call has it no more.
  const kinds = new Set([...plan.kinds, ...(deadlineKind ? [deadlineKind as (typeof plan.kinds)[number]] : [])]);
  return (
    <details className="fold" key={`${handInOn} ${deadlineKind}`} open={problem !== undefined || undefined}>
      <summary>Count back from another day</summary>
      <Form method="post" className="form" preventScrollReset>
        <FormNotice problem={problem} />
        <Select
          label="Which date of the call"
          name="deadlineKind"
          defaultValue={deadlineKind ?? ''}
          options={[
            { value: '', label: 'the next one' },
            ...[...kinds].map((value) => ({ value, label: `the next ${deadlineKindWords(value)}` })),
          ]}
        />
        <Field
          label="Your own day to hand in"
          name="handInOn"
          type="date"
          defaultValue={problem?.values.handInOn ?? handInOn ?? ''}
          error={problem?.fields.handInOn}
          hint="Where it is set it counts instead, for a call without a date or to be done early."
        />
        <div className="actions">
          <Button name="intent" value="target">
            Count back from it
          </Button>
        </div>
      </Form>
    </details>
  );
}
