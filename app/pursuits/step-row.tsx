import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { OneButton } from './one-button.tsx';
import { problemOf } from './problem-of.ts';
import type { PursuitView } from './pursuit-view.server.ts';
import { StepFields } from './step-fields.tsx';

type Step = PursuitView['plan']['steps'][number];
type Props = { step: Step; team: PursuitView['team']; edits: boolean; problem: FormProblem | undefined };

/** One step: its day, what it is, who does it, and for the team whether it is done. */
export function StepRow({ step, team, edits, problem }: Props) {
  const { id, name, day, late, done, why, source, assignee, dayWords, stateWords } = step;
  return (
    <li className={classNames('step', late && 'late', done && 'done')}>
      <p className="when">
        <span className="num">{day ?? 'no day'}</span>
        <span className="small muted">{dayWords}</span>
      </p>
      <div>
        <p className="name">{name}</p>
        <p className="small">
          <span className={late ? 'flag' : undefined}>{stateWords}</span>{' '}
          <span className="muted">{whoWords(assignee?.name ?? null, done)}</span>
        </p>
        <div className="folds">
          <details className="fold">
            <summary>
              Why<span className="visually-hidden"> {name}</span>, and how sure
            </summary>
            {why ? <p className="small">{why}</p> : null}
            <p className="small muted">Lead time: {source}.</p>
          </details>
          {edits ? (
            <ChangeStep step={step} team={team} problem={problemOf(problem, 'step-save', { stepId: id })} />
          ) : null}
        </div>
      </div>
      {edits ? (
        <OneButton
          intent={done ? 'step-undone' : 'step-done'}
          of={{ stepId: id }}
          label={`Done: ${name}`}
          pressed={done}
        >
          Done
        </OneButton>
      ) : null}
    </li>
  );
}

function whoWords(name: string | null, done: boolean): string {
  if (done) return name ? `It was given to ${name}.` : '';
  return name ? `${name} does it.` : 'Nobody does it yet.';
}

function ChangeStep({ step, team, problem }: Omit<Props, 'edits'>) {
  const { id, name, daysBefore, setOn, assignee } = step;
  return (
    <details
      className="fold"
      key={[name, daysBefore, setOn, assignee?.id].join()}
      open={problem !== undefined || undefined}
    >
      <summary>
        Change<span className="visually-hidden"> {name}</span>
      </summary>
      <Form method="post" className="form" preventScrollReset>
        <FormNotice problem={problem} />
        <input type="hidden" name="stepId" value={id} />
        <StepFields step={step} team={team} problem={problem} />
        <div className="actions">
          <Button name="intent" value="step-save">
            Save the step
          </Button>
        </div>
      </Form>
      <OneButton intent="step-remove" of={{ stepId: id }} label={`Take out of the plan: ${name}`} variant="danger">
        Take out of the plan
      </OneButton>
    </details>
  );
}
