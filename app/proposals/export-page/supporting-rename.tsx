import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import type { Attachment } from '../attachments/attachments.server.ts';

/** Another title for a supporting PDF; one that was refused stays open with what was typed. */
export function SupportingRename({ one, problem }: { one: Attachment; problem: FormProblem | undefined }) {
  const { id, title } = one;
  return (
    <details open={problem !== undefined}>
      <summary aria-label={`Rename ${title}`}>Rename</summary>
      <Form method="post" preventScrollReset className="form">
        <FormNotice problem={problem} />
        <input type="hidden" name="intent" value="rename" />
        <input type="hidden" name="attachment" value={id} />
        <Field
          label={`Title of ${title}`}
          name="title"
          required
          maxLength={120}
          defaultValue={problem?.values.title ?? title}
          error={problem?.fields.title}
        />
        <div className="actions">
          <Button small>Rename it</Button>
        </div>
      </Form>
    </details>
  );
}
