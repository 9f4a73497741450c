import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { TextArea } from '#app/ui/text-area.tsx';
import { formatDate } from '../calendar-date.ts';
import type { Duplicate } from './duplicates.server.ts';

type Props = { duplicates: readonly Duplicate[]; proposed: readonly string[]; problem: FormProblem | undefined };

const days = (dates: readonly string[]) => dates.map((date) => formatDate(date, 0)).join(', ');

/** "It is this one" takes nothing of the proposal over, so a date that the call lacks must not go unseen. */
export function OtherDates({ dates, proposed }: { dates: readonly string[]; proposed: readonly string[] }) {
  const others = proposed.filter((date) => !dates.includes(date));
  if (others.length === 0) return null;
  return (
    <span className="small">
      <br />
      The proposal says {days(others)}. If that is right, set it on the call’s page after you chose.
    </span>
  );
}

/** A curator's three answers: into the list, it is there already, or no, with the reason. */
export function DecideForms({ duplicates, proposed, problem }: Props) {
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
          {duplicates.map(({ id, title, funder, number, why, dates }) => (
            <li key={id} className="duplicate">
              <span>
                <Link to={`/opportunities/${id}`}>{title}</Link>
                <br />
                <span className="small muted">
                  {[funder, number, why, dates.length > 0 ? `due ${days(dates)}` : 'no date']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <OtherDates dates={dates} proposed={proposed} />
              </span>
              <Form method="post">
                <input type="hidden" name="into" value={id} />
                <Button name="intent" value="merge" small aria-label={`It is this one: ${title}`}>
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
