import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { attachmentLimits } from '../attachments/attachment-limits.ts';
import type { Attachment } from '../attachments/attachments.server.ts';
import { useSupportingFocus } from './supporting-focus.ts';
import { SupportingRow } from './supporting-row.tsx';

type Props = { at: string; attachments: Attachment[]; mayAttach: boolean; problem: FormProblem | undefined };

/** Letters, quotes, biosketches: what goes along with the proposal, in the order of the combined file. */
export function SupportingPdfs({ at, attachments, mayAttach, problem }: Props) {
  const { asks, said } = useSupportingFocus(attachments);
  const adding = problem?.values.intent === 'attach' ? problem : undefined;
  const naming = problem?.values.intent === 'rename' && problem.fields.title ? problem : undefined;
  const renaming = (id: string) => (naming?.values.attachment === id ? naming : undefined);
  const named = attachments.some(({ id }) => renaming(id));
  return (
    <section className="section" aria-labelledby="supporting">
      <h2 id="supporting" tabIndex={-1}>
        Supporting PDFs
      </h2>
      <p className="muted">
        Letters, quotes, biosketches. They stand behind the proposal in the combined PDF, each with its title as a
        bookmark, and lie in the package as they are. The combined PDF does not claim to be PDF/A or PDF/UA: the
        proposal in it keeps its tags, what others made is as they made it.
      </p>
      {problem && !adding && !named && <FormNotice problem={problem} />}
      {attachments.length > 0 && (
        <ol className="supporting-list">
          {attachments.map((one, index) => (
            <SupportingRow
              key={one.id}
              {...{ at, one, mayAttach }}
              problem={renaming(one.id)}
              onAsk={asks(one.id)}
              first={index === 0}
              last={index === attachments.length - 1}
            />
          ))}
        </ol>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {attachments.length === 0 &&
        (mayAttach ? (
          <p>
            There are none yet. Choose one below when the funder asks for more than your text: a letter, an offer, a
            biosketch. Save it as a PDF first.
          </p>
        ) : (
          <p>There are none.</p>
        ))}
      {mayAttach && (
        <Form method="post" encType="multipart/form-data" reloadDocument className="form">
          <FormNotice problem={adding} />
          <input type="hidden" name="intent" value="attach" />
          <Field
            label="Add a PDF"
            name="file"
            type="file"
            accept="application/pdf,.pdf"
            required
            error={adding?.fields.file}
            hint={attachmentLimits}
          />
          <Field
            label="Title"
            name="title"
            maxLength={120}
            defaultValue={adding?.values.title ?? ''}
            error={adding?.fields.title}
            hint="Left empty, it is the name of the file."
          />
          <div className="actions">
            <Button>Add it</Button>
          </div>
        </Form>
      )}
    </section>
  );
}
