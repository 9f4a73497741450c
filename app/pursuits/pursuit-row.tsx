import { Link } from '@remix-run/react';
import type { PursuitGroup } from './board.server.ts';

/** One pursuit on the board: what has to begin next, the team and its call. */
export function PursuitRow({ line }: { line: PursuitGroup['lines'][number] }) {
  const { id, teamName, call, lead, project, due, next, wanted, mine } = line;
  const facts = [
    call.funder,
    project !== teamName && project,
    due ? `due ${due}` : 'no date',
    lead ? `${lead} would lead` : 'lead unknown',
    wanted > 0 && `${wanted} wanted`,
    mine && 'your team',
  ];
  return (
    <li className="pursuit-row">
      <div>
        <Link to={`/pursuits/${id}`} className="row-title">
          {teamName}: {call.title}
        </Link>
        <p className="small muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {next ? (
        <p className="small next">
          <span className="num">{next.day}</span> {next.name}
          <br />
          <span className={next.late ? 'flag' : 'muted'}>{next.words}</span>
        </p>
      ) : null}
    </li>
  );
}
