import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import { projectRoles, projectRoleWords } from './project-roles.ts';

type Props = {
  members: { id: string; name: string; role: string }[];
  people: { id: string; name: string }[];
  problem?: FormProblem | undefined;
};

const roleOptions = projectRoles.map((role) => ({ value: role, label: projectRoleWords[role] }));

/** Who is named on a project's page: adding, another role, taking off. */
export function MemberForm({ members, people, problem }: Props) {
  return (
    <>
      <ul className="rows member-rows">
        {members.map(({ id, name, role }) => (
          <li key={id}>
            <span>{name}</span>
            <Form method="post" className="form-row">
              <input type="hidden" name="personId" value={id} />
              <Select
                label={<span className="visually-hidden">Role of {name}</span>}
                name="role"
                options={roleOptions}
                defaultValue={role}
              />
              <Button name="intent" value="member" aria-label={`Change the role of ${name}`}>
                Change
              </Button>
              <Button name="intent" value="remove-member" aria-label={`Take off ${name}`}>
                Take off
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="form-row section-form">
        <Select
          label="Person"
          name="personId"
          options={[
            { value: '', label: 'Choose a member of the community' },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          defaultValue={problem?.values.personId ?? ''}
          error={problem?.fields.personId}
        />
        <Select label="Role" name="role" options={roleOptions} defaultValue="maintainer" error={problem?.fields.role} />
        <Button name="intent" value="member">
          Add
        </Button>
      </Form>
    </>
  );
}
