import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { TextArea } from '#app/ui/text-area.tsx';
import { sayPath, type Thing } from './thing.ts';

type Props = { thing: Thing; answersId?: string; problem?: FormProblem | undefined };

/** Where one writes a message or an answer. */
export function SayForm({ thing, answersId = '', problem }: Props) {
  return (
    <Form method="post" action={sayPath(thing)} className="form say">
      <FormNotice problem={problem} />
      <input type="hidden" name="answersId" value={answersId} />
      <TextArea
        label={answersId ? 'Your answer' : 'Your message'}
        name="text"
        rows={answersId ? 3 : 4}
        required
        hint="Plain text, up to 4,000 characters. Addresses that begin with https:// become links."
        defaultValue={problem?.values.text}
        error={problem?.fields.text}
      />
      <div className="actions">
        <Button>{answersId ? 'Send the answer' : 'Send the message'}</Button>
      </div>
    </Form>
  );
}
