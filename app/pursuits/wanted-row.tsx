import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { TextArea } from '#app/ui/text-area.tsx';
import { OneButton } from './one-button.tsx';
import { problemOf } from './problem-of.ts';
import type { PursuitView } from './pursuit-view.server.ts';

type Role = PursuitView['roles'][number];
type Props = { role: Role; edits: boolean; problem: FormProblem | undefined };

/** One wanted role with its answers; whoever reads it may answer. */
export function WantedRow({ role, edits, problem }: Props) {
  const { id, text, filled, answers } = role;
  return (
    <li>
      <div className="wanted">
        <p className="name">
          {text} {filled ? <Chip tone="good">Filled</Chip> : null}
        </p>
        {edits ? (
          <div className="actions">
            <OneButton
              intent={filled ? 'role-open' : 'role-fill'}
              of={{ roleId: id }}
              label={`Filled: ${text}`}
              pressed={filled}
            >
              Filled
            </OneButton>
            <OneButton intent="role-remove" of={{ roleId: id }} label={`Remove: ${text}`} variant="danger">
              Remove
            </OneButton>
          </div>
        ) : null}
      </div>
      {answers.map((answer) => (
        <Answer key={answer.id} answer={answer} edits={edits} />
      ))}
      {filled ? null : <AnswerForm role={role} problem={problemOf(problem, 'answer', { roleId: id })} />}
    </li>
  );
}

function Answer({ answer, edits }: { answer: Role['answers'][number]; edits: boolean }) {
  const { id, name, email, note, at, own, onTeam } = answer;
  return (
    <div className="answer">
      <p className="small">
        <b>{name}</b> <span className="muted">{at}</span> {email ? <a href={`mailto:${email}`}>{email}</a> : null}
      </p>
      <p className="pre-line">{note}</p>
      <div className="actions">
        {edits && !onTeam ? (
          <OneButton intent="answer-join" of={{ answerId: id }} label={`Add to the team: ${name}`}>
            Add to the team
          </OneButton>
        ) : null}
        {own ? (
          <OneButton intent="answer-withdraw" of={{ answerId: id }} label="Withdraw: your answer">
            Withdraw
          </OneButton>
        ) : null}
      </div>
    </div>
  );
}

function AnswerForm({ role, problem }: { role: Role; problem: FormProblem | undefined }) {
  return (
    <details className="fold" key={role.answers.length} open={problem !== undefined || undefined}>
      <summary>
        Answer<span className="visually-hidden">: {role.text}</span>
      </summary>
      <Form method="post" className="form" preventScrollReset>
        <FormNotice problem={problem} />
        <input type="hidden" name="roleId" value={role.id} />
        <TextArea
          label="What you can do"
          name="answer"
          rows={2}
          required
          maxLength={1000}
          defaultValue={problem?.values.answer}
          error={problem?.fields.answer}
          hint="Everybody signed in reads it under your name. The team sees the e-mail address of your account too."
        />
        <div className="actions">
          <Button name="intent" value="answer">
            Send the answer
          </Button>
        </div>
      </Form>
    </details>
  );
}
