import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { TextArea } from '#app/ui/text-area.tsx';
import type { Duplicate } from './duplicates.server.ts';

type Props = { duplicates: readonly Duplicate[]; problem: FormProblem | undefined };

/** A curator's three answers: into the list, it is there already, or no, with the reason. */
export function DecideForms({ duplicates, problem }: Props) {
  return (
    <section className="section" aria-labelledby="decide">
      <h2 id="decide">Decide</h2>
      <FormNotice problem={problem} />
      {duplicates.length > 0 ? (
        <h3>It may be one of these</h3>
      ) : (
        <p className="muted">Nothing in the list is like it.</p>
      )}
      {duplicates.length > 0 ? (
        <ul className="rows">
          {duplicates.map(({ id, title, funder, number, why }) => (
            <li key={id} className="duplicate">
              <span>
                <Link to={`/opportunities/${id}`}>{title}</Link>
                <br />
                <span className="small muted">{[funder, number, why].filter(Boolean).join(' · ')}</span>
              </span>
              <Form method="post">
                <input type="hidden" name="into" value={id} />
                <Button name="intent" value="merge" small aria-label={`It is ${title}`}>
                  It is this one
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : null}
      <Form method="post" className="actions section">
        <Button name="intent" value="approve" variant="primary">
          Take it into the list
        </Button>
      </Form>
      <details className="other-answers" open={problem !== undefined}>
        <summary>Another call of the list, or decline</summary>
        <Form method="post" className="form">
          <Field
            label="It is the call at"
            name="into"
            placeholder="/opportunities/…"
            defaultValue={problem?.values.into}
            error={problem?.fields.into}
            hint="The address of its page here."
          />
          <div className="actions">
            <Button name="intent" value="merge">
              It is that one
            </Button>
          </div>
        </Form>
        <Form method="post" className="form section">
          <TextArea
            label="Why it does not belong in the list"
            name="reason"
            rows={2}
            defaultValue={problem?.values.reason}
            error={problem?.fields.reason}
          />
          <div className="actions">
            <Button name="intent" value="decline" variant="danger">
              Decline
            </Button>
          </div>
        </Form>
      </details>
    </section>
  );
}
