import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { LONGEST_NOTE, type InterestView } from './interest-view.ts';

type Props = { callId: string; mine: InterestView['mine']; problem?: FormProblem | undefined };

/** Says that one is interested, in which words, or no more. */
export function InterestForm({ callId, mine, problem }: Props) {
  return (
    <Form method="post" action={`/opportunities/${callId}/interest`} className="form interest-form" preventScrollReset>
      <FormNotice problem={problem} />
      <Field
        key={mine?.note}
        label={
          <>
            A note <span className="muted">(not needed)</span>
          </>
        }
        name="note"
        maxLength={LONGEST_NOTE}
        hint="What you would bring or need. Members see it with your name; the public sees neither."
        defaultValue={problem?.values.note ?? mine?.note}
        error={problem?.fields.note}
      />
      <div className="actions">
        <Button name="intent" value="interested">
          {mine ? 'Change the note' : 'I am interested'}
        </Button>
        {mine ? (
          <Button name="intent" value="not-interested">
            Not interested any more
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
