import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { OneButton } from './one-button.tsx';
import type { PursuitView } from './pursuit-view.server.ts';

/** Who may change the pursuit. */
export function TeamSection({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { team, lead, edits } = pursuit;
  return (
    <section aria-labelledby="team">
      <h3 id="team">Team</h3>
      <ul className="clean people">
        {team.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            {edits && team.length > 1 && id !== lead?.id ? (
              <OneButton intent="team-remove" of={{ personId: id }} label={`Take off: ${name}`}>
                Take off
              </OneButton>
            ) : null}
          </li>
        ))}
      </ul>
      {edits ? (
        <details className="fold" key={team.length} open={problem !== undefined || undefined}>
          <summary>Add somebody</summary>
          <Form method="post" className="form" preventScrollReset>
            <FormNotice problem={problem} />
            <Field
              label="E-mail address of their account"
              name="email"
              type="email"
              required
              defaultValue={problem?.values.email}
              error={problem?.fields.email}
            />
            <div className="actions">
              <Button name="intent" value="team-add">
                Add to the team
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
