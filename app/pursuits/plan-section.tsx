import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Select } from '#app/ui/select.tsx';
import { problemOf } from './problem-of.ts';
import type { PursuitView } from './pursuit-view.server.ts';
import { StepFields } from './step-fields.tsx';
import { StepRow } from './step-row.tsx';
import { TargetForm } from './target-form.tsx';

/** What has to begin before the deadline, the earliest first. */
export function PlanSection({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { plan, edits, team } = pursuit;
  return (
    <section className="section" aria-labelledby="plan">
      <h2 id="plan">Plan</h2>
      <p className="muted">{plan.words}</p>
      {plan.moved ? (
        <Notice tone="warn">
          <p>{plan.moved}</p>
          {edits ? (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="seen" value={plan.target ?? ''} />
              <Button name="intent" value="moved" small>
                We have seen it
              </Button>
            </Form>
          ) : null}
        </Notice>
      ) : null}
      {plan.steps.length > 0 ? (
        <ol className="rows steps">
          {plan.steps.map((step) => (
            <StepRow key={step.id} step={step} team={team} edits={edits} problem={problem} />
          ))}
        </ol>
      ) : (
        <p className="muted">The plan has no steps.</p>
      )}
      {edits ? <AddSteps pursuit={pursuit} problem={problem} /> : null}
    </section>
  );
}

function AddSteps({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { plan, team } = pursuit;
  const own = problemOf(problem, 'step-add');
  return (
    <>
      <TargetForm pursuit={pursuit} problem={problemOf(problem, 'target')} />
      {plan.offered.length > 0 ? (
        <details className="fold">
          <summary>Add a usual step</summary>
          <Form method="post" className="form-row" preventScrollReset>
            <Select label="Not in the plan; add what applies to you" name="usualId" options={plan.offered} />
            <Button name="intent" value="step-usual">
              Add it
            </Button>
          </Form>
        </details>
      ) : null}
      <details className="fold" key={plan.steps.length} open={own !== undefined || undefined}>
        <summary>Add a step of your own</summary>
        <Form method="post" className="form" preventScrollReset>
          <FormNotice problem={own} />
          <StepFields team={team} problem={own} />
          <div className="actions">
            <Button name="intent" value="step-add">
              Add the step
            </Button>
          </div>
        </Form>
      </details>
    </>
  );
}
