import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';

type Choice = { id: string; name: string };
type Props = { project: Choice | null; choice: Choice[]; manages: boolean; problem?: FormProblem | undefined };

/** Which project a proposal is for, and for its leads another choice; nothing where there is neither. */
export function ProposalProjectForm({ project, choice, manages, problem }: Props) {
  if (!project && (!manages || choice.length === 0)) return null;
  const options = [...choice.filter(({ id }) => id !== project?.id), ...(project ? [project] : [])];
  return (
    <section className="section" aria-labelledby="project">
      <h2 id="project" className="group-title">
        Project
      </h2>
      {project ? (
        <p>
          This proposal is for <Link to={`/projects/${project.id}`}>{project.name}</Link>.
        </p>
      ) : null}
      {manages ? (
        <Form method="post" className="form-row">
          <input type="hidden" name="intent" value="project" />
          <Select
            label="For the project"
            name="projectId"
            options={[{ value: '', label: 'None' }, ...options.map(({ id, name }) => ({ value: id, label: name }))]}
            defaultValue={problem?.values.projectId ?? project?.id ?? ''}
            error={problem?.fields.projectId}
          />
          <Button>Save</Button>
        </Form>
      ) : null}
    </section>
  );
}
