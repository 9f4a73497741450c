import { Link } from '@remix-run/react';
import { Avatar } from '#app/ui/avatar.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { ProposalLine } from '../list-proposals.server.ts';
import { personColor } from '#app/document/wire.ts';
import { roleTexts } from '../roles.ts';
import { CallName, Countdown, DueDate } from './due.tsx';

/** One proposal as a line of the board: countdown, title and call, own role, team. */
export function ProposalRow({ line }: { line: ProposalLine }) {
  return (
    <li className="proposal-row">
      {line.stage === 'drafting' ? <Countdown call={line.call} /> : <span className="countdown" />}
      <div className="proposal-row-what">
        <Link className="row-title" to={`/proposals/${line.id}`}>
          {line.title}
        </Link>
        <p className="proposal-row-meta">
          {line.call ? (
            <>
              <CallName call={line.call} /> · <DueDate call={line.call} />
            </>
          ) : (
            'Not written for a call of the list'
          )}
        </p>
      </div>
      <p className="proposal-row-role">
        <Chip>{roleTexts[line.role].label}</Chip>
      </p>
      <p className="avatars">
        {line.members.slice(0, 5).map((member) => (
          <Avatar key={member.id} name={member.name} color={personColor(member.id)} />
        ))}
        {line.members.length > 5 && <span className="num small"> +{line.members.length - 5}</span>}
      </p>
    </li>
  );
}
