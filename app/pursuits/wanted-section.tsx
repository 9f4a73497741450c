import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { problemOf } from './problem-of.ts';
import type { PursuitView } from './pursuit-view.server.ts';
import { WantedRow } from './wanted-row.tsx';

/** Whom or what the team still looks for, and who has answered. */
export function WantedSection({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { roles, edits } = pursuit;
  const own = problemOf(problem, 'role-add');
  return (
    <section className="section" aria-labelledby="wanted">
      <h2 id="wanted">Wanted</h2>
      {roles.length > 0 ? (
        <ul className="rows">
          {roles.map((role) => (
            <WantedRow key={role.id} role={role} edits={edits} problem={problem} />
          ))}
        </ul>
      ) : (
        <p className="muted">
          {edits ? 'Say whom or what you look for: anybody signed in can answer.' : 'Nothing is looked for.'}
        </p>
      )}
      {edits ? (
        <Form method="post" className="form-row" key={roles.length} preventScrollReset>
          <FormNotice problem={own} />
          <Field
            label="Whom or what you look for"
            name="role"
            maxLength={200}
            placeholder="needs a US PI"
            defaultValue={own?.values.role}
            error={own?.fields.role}
          />
          <Button name="intent" value="role-add">
            Ask for it
          </Button>
        </Form>
      ) : null}
    </section>
  );
}
