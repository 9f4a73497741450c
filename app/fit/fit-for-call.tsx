import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Select } from '#app/ui/select.tsx';
import type { CallFit } from './fit-for-call.server.ts';
import { FitLink } from './fit-link.tsx';
import { ReasonLists } from './reason-lists.tsx';

/** On the page of a call: what speaks for applying with a project of the reader's and what against. */
export function FitForCall({ callId, fit }: { callId: string; fit: CallFit }) {
  if (fit.state === 'public') {
    return (
      <p className="section muted no-print">
        <Link to={`/sign-in?to=/opportunities/${callId}`}>Sign in</Link> to see what speaks for applying with your
        project and what against.
      </p>
    );
  }
  return (
    <section className="section fit" aria-labelledby="fit">
      <h2 id="fit">{fit.state === 'told' ? `Fit for ${fit.project.name}` : 'Fit for your project'}</h2>
      {fit.state === 'no-project' ? (
        <p className="muted">
          You are in no project yet. <Link to="/projects/new">Tell of one</Link>, and its reasons for and against
          applying stand here.
        </p>
      ) : (
        <>
          {fit.projects.length > 1 ? <Choice fit={fit} /> : null}
          <ReasonLists reasons={fit.reasons} />
          <p className="muted small">
            {fit.reasons.some(({ missing }) => missing?.includes('project')) ? (
              <>
                Some of it is not known of <Link to={`/projects/${fit.project.id}`}>{fit.project.name}</Link>: tell it
                there.{' '}
              </>
            ) : null}
            <FitLink projectId={fit.project.id} />
          </p>
        </>
      )}
    </section>
  );
}

function Choice({ fit }: { fit: Extract<CallFit, { state: 'told' }> }) {
  return (
    <Form method="get" preventScrollReset className="fit-choice no-print">
      <Select
        key={fit.project.id}
        label="Project"
        name="project"
        defaultValue={fit.project.id}
        options={fit.projects.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button>Show</Button>
    </Form>
  );
}
