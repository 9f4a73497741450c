import { WatchButton } from '#app/follow/watch-button.tsx';
import { ButtonLink } from '#app/ui/button-link.tsx';
import type { OpportunityDetail } from './types.ts';

type Props = { call: OpportunityDetail; watching: boolean | null; curates: boolean };

/** What to do with a call: follow it, put its dates among one's own, write for it. */
export function CallActions({ call, watching, curates }: Props) {
  const over = call.status === 'closed' || call.status === 'archived';
  return (
    <>
      {call.deadlines.some((deadline) => !deadline.isPlaceholder) ? (
        <ButtonLink to={`/opportunities/${call.id}.ics`} reloadDocument>
          Add to calendar
        </ButtonLink>
      ) : null}
      <WatchButton callId={call.id} watching={watching} />
      {curates ? <ButtonLink to={`/opportunities/${call.id}/edit`}>Edit</ButtonLink> : null}
      <ButtonLink to={`/proposals/new?opportunityId=${call.id}`} variant={over ? 'plain' : 'primary'}>
        Start a proposal
      </ButtonLink>
    </>
  );
}
