import { Form } from '@remix-run/react';
import { proposalRoles, type ProposalRole } from '#app/document/wire.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { roleTexts } from '../roles.ts';
import { RoleSelect } from './role-select.tsx';

/** The form that adds somebody by their address; a stranger to this Callboard gets a link to be handed over. */
export function AddMember({ own, problem }: { own: { role: ProposalRole }; problem?: FormProblem }) {
  const mine = problem?.values.intent === 'add' ? problem : undefined;
  const role = proposalRoles.find((known) => known === mine?.values.role) ?? 'writer';
  return (
    <section className="section" aria-labelledby="add-member">
      <h2 id="add-member">Add somebody</h2>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="add" />
        <Field
          label="E-mail address"
          name="email"
          type="email"
          required
          autoComplete="off"
          defaultValue={mine?.values.email ?? ''}
          error={mine?.fields.email}
          hint="Somebody new to this Callboard gets an invitation: you are shown a link to send them."
        />
        <RoleSelect label="Role" own={own.role} value={role} error={mine?.fields.role} />
        <div className="actions">
          <Button variant="primary">Add to the team</Button>
        </div>
      </Form>
      <details>
        <summary>What each role may do</summary>
        <dl className="role-list">
          {proposalRoles.map((known) => (
            <div key={known}>
              <dt>{roleTexts[known].label}</dt>
              <dd>{roleTexts[known].may}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
