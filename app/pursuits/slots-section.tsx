import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { slotWords } from './plan-words.ts';
import type { PursuitView } from './pursuit-view.server.ts';

/** How many proposals the institution may send, which is ours, and who decides. */
export function SlotsSection({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { slots, edits } = pursuit;
  const facts: [string, string | null][] = [
    ['It may send', slots.limit === null ? null : slotWords(slots.limit)],
    ['Ours', slots.ours],
    ['Who decides', slots.decider],
    ['By', slots.decideByWords],
  ];
  const shown = (name: string, stored: string | number | null) => problem?.values[name] ?? String(stored ?? '');
  return (
    <section aria-labelledby="slots">
      <h3 id="slots">Places at the institution</h3>
      <dl className="pairs">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? <span className="unknown">unknown</span>}</dd>
          </div>
        ))}
      </dl>
      {edits ? (
        <details className="fold" key={JSON.stringify(slots)} open={problem !== undefined || undefined}>
          <summary>Change the places</summary>
          <Form method="post" className="form" preventScrollReset>
            <FormNotice problem={problem} />
            <Field
              label="How many proposals it may send"
              name="slotLimit"
              type="number"
              min={0}
              max={1000}
              defaultValue={shown('slotLimit', slots.limit)}
              error={problem?.fields.slotLimit}
              hint="0 = as many as it likes; empty = unknown."
            />
            <Field
              label="Which of them is ours"
              name="slotOurs"
              maxLength={200}
              defaultValue={shown('slotOurs', slots.ours)}
              error={problem?.fields.slotOurs}
              hint="Such as “asked for”, or “the second of two”."
            />
            <Field
              label="Who decides"
              name="slotDecider"
              maxLength={200}
              defaultValue={shown('slotDecider', slots.decider)}
              error={problem?.fields.slotDecider}
            />
            <Field
              label="By which day"
              name="slotDecideBy"
              type="date"
              defaultValue={shown('slotDecideBy', slots.decideBy)}
              error={problem?.fields.slotDecideBy}
            />
            <div className="actions">
              <Button name="intent" value="slots">
                Save
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
