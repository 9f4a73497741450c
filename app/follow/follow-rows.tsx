import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { statusWords } from '#app/opportunities/words.ts';
import type { FollowingView } from './following-view.server.ts';

/** The calls that a person watches, the soonest first. */
export function WatchRows({ watches }: Pick<FollowingView, 'watches'>) {
  return (
    <ul className="rows follow-rows">
      {watches.map(({ id, opportunityId, title, funder, status, closes, muted }) => (
        <li key={id}>
          <div>
            <Link to={`/opportunities/${opportunityId}`} className="row-title">
              {title}
            </Link>
            <p className="small muted">
              {[funder, statusWords[status], closes && `closes ${closes}`].filter(Boolean).join(' · ')}
            </p>
          </div>
          <FollowButtons id={id} of="watch" name={title} muted={muted}>
            <OneButton intent="unwatch" id={opportunityId} label={`Stop watching ${title}`}>
              Stop watching
            </OneButton>
          </FollowButtons>
        </li>
      ))}
    </ul>
  );
}

/** The searches that a person keeps, by name. */
export function SearchRows({ searches }: Pick<FollowingView, 'searches'>) {
  return (
    <ul className="rows follow-rows">
      {searches.map(({ id, name, to, muted }) => (
        <li key={id}>
          <div>
            <Link to={to} className="row-title">
              {name}
            </Link>
          </div>
          <FollowButtons id={id} of="search" name={name} muted={muted}>
            <OneButton intent="remove-search" id={id} label={`Remove ${name}`}>
              Remove
            </OneButton>
          </FollowButtons>
        </li>
      ))}
    </ul>
  );
}

type ButtonsProps = { id: string; of: 'watch' | 'search'; name: string; muted: boolean; children: React.ReactNode };

function FollowButtons({ id, of, name, muted, children }: ButtonsProps) {
  return (
    <div className="actions">
      {muted ? <Chip>Muted</Chip> : null}
      <OneButton intent={`${muted ? 'unmute' : 'mute'}-${of}`} id={id} label={`${muted ? 'Unmute' : 'Mute'} ${name}`}>
        {muted ? 'Unmute' : 'Mute'}
      </OneButton>
      {children}
    </div>
  );
}

/** A form of one button; `label` says of what, for those who do not see what it stands beside. */
function OneButton({ intent, id, label, children }: { intent: string; id: string; label: string; children: string }) {
  return (
    <Form method="post" action="/following">
      <input type="hidden" name="id" value={id} />
      <Button name="intent" value={intent} small aria-label={label}>
        {children}
      </Button>
    </Form>
  );
}
