import { ExternalLink } from '#app/ui/external-link.tsx';
import { CallSection } from './call-section.tsx';
import { ToldBy } from './told-by.tsx';
import type { OpportunityDetail } from './types.ts';

/** What the call is for, in its source's words. */
export function CallDescription({ call }: { call: OpportunityDetail }) {
  return (
    <CallSection id="description" title="Description">
      {call.summary ? (
        <p className="summary prose">{call.summary}</p>
      ) : (
        <p className="unknown">
          No source gives one. <ExternalLink href={call.url}>The funder’s page</ExternalLink> may.
        </p>
      )}
      <ToldBy provenance={call.provenance} field="summary" shown={call.summary} />
    </CallSection>
  );
}
