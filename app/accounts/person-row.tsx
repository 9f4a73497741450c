import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { communityRoles, communityRoleWords } from './community-role.ts';
import type { PersonRow } from './people-view.server.ts';

/** One person of the administrator's list with what can be done about them. */
export function PersonLine({ person }: { person: PersonRow }) {
  return (
    <li className="person-row">
      <span className="person-who">
        <span className="row-title">{person.name}</span>
        <span className="muted small">
          {person.email}
          {person.affiliation && ` · ${person.affiliation}`}
        </span>
      </span>
      <span className="chips">
        {person.role !== 'member' && <Chip>{communityRoleWords[person.role]}</Chip>}
        {person.disabled && <Chip tone="bad">switched off</Chip>}
        {!person.disabled && !person.hasPassword && <Chip tone="warn">no password yet</Chip>}
      </span>
      <span className="muted small">{person.lastSeen ? `seen ${person.lastSeen}` : 'not signed in'}</span>
      <details className="person-do">
        <summary aria-label={`Change ${person.name}`}>Change</summary>
        <Form method="post" className="actions">
          <input type="hidden" name="id" value={person.id} />
          {(person.disabled ? [] : communityRoles.filter((role) => role !== person.role)).map((role) => (
            <Button key={role} type="submit" name="intent" value={`make-${role}`}>
              Make {communityRoleWords[role]}
            </Button>
          ))}
          {!person.disabled && (
            <Button type="submit" name="intent" value="reset">
              Reset link
            </Button>
          )}
          <Button
            type="submit"
            name="intent"
            value={person.disabled ? 'enable' : 'disable'}
            variant={person.disabled ? 'plain' : 'danger'}
          >
            {person.disabled ? 'Switch on' : 'Switch off'}
          </Button>
        </Form>
      </details>
    </li>
  );
}
