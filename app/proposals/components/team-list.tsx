import { Form } from '@remix-run/react';
import type { ProposalRole } from '#app/document/wire.ts';
import { Avatar } from '#app/ui/avatar.tsx';
import { Button } from '#app/ui/button.tsx';
import type { ProposalFacts } from '../get-proposal.server.ts';
import { personColor } from '#app/document/wire.ts';
import { roleTexts } from '../roles.ts';
import { RoleSelect } from './role-select.tsx';

type Member = ProposalFacts['members'][number];
type Own = { id: string; role: ProposalRole };

/** Everybody on the team, each with what the role may do, and the forms to change it for those who manage. */
export function TeamList({ members, own, manages }: { members: Member[]; own: Own; manages: boolean }) {
  return (
    <ul className="rows team" aria-label="Team">
      {members.map((member) => (
        <li key={member.id}>
          <Avatar name={member.name} color={personColor(member.id)} size={32} decorative />
          <div className="team-who">
            <b>{member.name}</b>
            {member.id === own.id && ' (you)'}
            {member.email && <span className="team-email">{member.email}</span>}
            <p>
              {roleTexts[member.role].label}. {roleTexts[member.role].may}
            </p>
          </div>
          <div className="team-forms">
            {manages && mayTouch(own, member) && <RoleForm member={member} own={own} />}
            {(member.id === own.id || (manages && mayTouch(own, member))) && <RemoveForm member={member} own={own} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A co-lead manages everybody but the leads. */
const mayTouch = (own: Own, member: Member) => own.role === 'lead' || member.role !== 'lead';

function RoleForm({ member, own }: { member: Member; own: Own }) {
  return (
    <Form method="post" className="team-role">
      <input type="hidden" name="intent" value="role" />
      <input type="hidden" name="personId" value={member.id} />
      <RoleSelect label={`Role of ${member.name}`} own={own.role} value={member.role} hideLabel />
      <Button small>Change</Button>
    </Form>
  );
}

function RemoveForm({ member, own }: { member: Member; own: Own }) {
  const leaving = member.id === own.id;
  return (
    <details className="team-remove">
      <summary>{leaving ? 'Leave' : 'Remove'}</summary>
      <Form method="post">
        <input type="hidden" name="intent" value="remove" />
        <input type="hidden" name="personId" value={member.id} />
        <p>
          {leaving
            ? 'You will no longer see this proposal. What you wrote stays.'
            : `${member.name} will no longer see this proposal. What they wrote stays.`}
        </p>
        <Button variant="danger" type="submit">
          {leaving ? 'Leave the team' : `Remove ${member.name}`}
        </Button>
      </Form>
    </details>
  );
}
