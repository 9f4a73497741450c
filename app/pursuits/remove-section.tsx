import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import type { PursuitView } from './pursuit-view.server.ts';

/** For the team: the way out of a pursuit that was begun by mistake, or why there is none. */
export function RemoveSection({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { teamName, team, roles, call, whyKept } = pursuit;
  const answers = roles.flatMap((role) => role.answers);
  const lastSeen =
    answers
      .map(({ id }) => id)
      .sort()
      .at(-1) ?? '';
  const names = [...new Set(answers.filter(({ own }) => !own).map(({ name }) => name))];
  if (whyKept !== null) {
    return problem ? <FormNotice problem={problem} /> : <p className="muted small">{whyKept}</p>;
  }
  return (
    <details className="fold" open={problem !== undefined || undefined}>
      <summary>Remove this pursuit</summary>
      <Form method="post" className="form" preventScrollReset>
        <FormNotice problem={problem} />
        <input type="hidden" name="lastSeen" value={lastSeen} />
        <p>
          Its plan, its log, whom it looks for and the answers to that go for everybody, and cannot be brought back.
          {team.length > 1 ? ` ${team.length} people are on the team.` : ''} What members say about the call stays on{' '}
          the page of <b>{call.title}</b>.
        </p>
        {names.length > 0 ? (
          <p>Nobody is told of it: write to those who answered, {names.join(', ')}, before you remove it.</p>
        ) : null}
        <Field
          label={`Type the name of the team, ${teamName}, to remove it`}
          name="typedName"
          required
          autoComplete="off"
          defaultValue={problem?.values.typedName ?? ''}
          error={problem?.fields.typedName}
        />
        <div className="actions">
          <Button name="intent" value="remove" variant="danger">
            Remove it for good
          </Button>
        </div>
      </Form>
    </details>
  );
}
