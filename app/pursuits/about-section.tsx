import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import type { PursuitView } from './pursuit-view.server.ts';

export type ProjectChoice = { id: string; name: string };
type Props = { pursuit: PursuitView; projects: readonly ProjectChoice[]; problem: FormProblem | undefined };

/** Who would lead and for which project; unknown where nobody has said. */
export function AboutSection({ pursuit, projects, problem }: Props) {
  const { teamName, lead, project, team, edits } = pursuit;
  const known = project && !projects.some(({ id }) => id === project.id) ? [project, ...projects] : projects;
  return (
    <section aria-labelledby="about">
      <h3 id="about">Who and for what</h3>
      <dl className="pairs">
        <div>
          <dt>Would lead</dt>
          <dd>{lead?.name ?? <span className="unknown">unknown</span>}</dd>
        </div>
        <div>
          <dt>Project</dt>
          <dd>{project?.name ?? <span className="unknown">none named</span>}</dd>
        </div>
      </dl>
      {edits ? (
        <details
          className="fold"
          key={[teamName, lead?.id, project?.id].join()}
          open={problem !== undefined || undefined}
        >
          <summary>Change the lead, the project or the name</summary>
          <Form method="post" className="form" preventScrollReset>
            <FormNotice problem={problem} />
            <Select
              label="Who would lead"
              name="leadId"
              defaultValue={problem?.values.leadId ?? lead?.id ?? ''}
              options={[{ value: '', label: 'unknown' }, ...team.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <Select
              label="Project"
              name="projectId"
              defaultValue={problem?.values.projectId ?? project?.id ?? ''}
              options={[{ value: '', label: 'none' }, ...known.map(({ id, name }) => ({ value: id, label: name }))]}
            />
            <Field
              label="Name of the team"
              name="teamName"
              required
              maxLength={120}
              defaultValue={problem?.values.teamName ?? teamName}
              error={problem?.fields.teamName}
            />
            <div className="actions">
              <Button name="intent" value="about">
                Save
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
