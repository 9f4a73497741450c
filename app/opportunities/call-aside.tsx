import { Link } from '@remix-run/react';
import { stageLabel, type StageId } from '#app/proposals/stages.ts';
import { ExternalLink } from '#app/ui/external-link.tsx';
import type { OpportunityDetail } from './types.ts';
import { instantWords } from './words.ts';

type Props = {
  call: OpportunityDetail;
  /** sources that are read no more, with the reason in a word or two */
  ended: Record<string, string>;
  /** the reader's own proposals to this call */
  proposals: { id: string; title: string; stage: StageId }[];
  signedIn: boolean;
};

/** Beside the facts: the funder's page, the sources, and what the reader writes for this call. */
export function CallAside({ call, ended, proposals, signedIn }: Props) {
  return (
    <aside className="stack" aria-label="Where to go from here">
      <section>
        <h3 id="funder">At the funder</h3>
        <p>
          <ExternalLink href={call.url}>Read the call on {hostOf(call.url)}</ExternalLink>
        </p>
        {call.applyUrl && call.applyUrl !== call.url ? (
          <p>
            <ExternalLink href={call.applyUrl}>Apply on {hostOf(call.applyUrl)}</ExternalLink>
          </p>
        ) : null}
        <p className="muted small">What is written there counts; this page helps to find it.</p>
      </section>
      <section>
        <h3>Your proposals to it</h3>
        {proposals.map((proposal) => (
          <p key={proposal.id}>
            <Link to={`/proposals/${proposal.id}`}>{proposal.title}</Link>{' '}
            <span className="muted small">{stageLabel(proposal.stage).toLowerCase()}</span>
          </p>
        ))}
        {proposals.length === 0 ? (
          <p className="muted small">
            {signedIn ? (
              'None yet. A proposal you start is seen only by its team.'
            ) : (
              <>
                <Link to={`/sign-in?to=/opportunities/${call.id}`}>Sign in</Link> to see them here.
              </>
            )}
          </p>
        ) : null}
      </section>
      <section>
        <h3>Sources</h3>
        {call.sources.map((source) => (
          <p key={`${source.id} ${source.url}`}>
            <ExternalLink href={source.url}>{source.title}</ExternalLink>
            <br />
            <span className="muted small">
              last checked {instantWords(source.checkedAt)}
              {ended[source.id] ? `; ${ended[source.id]}` : ''}
            </span>
          </p>
        ))}
        <p className="small">
          <Link to="/sources">All sources</Link> · <a href={`/opportunities/${call.id}.json`}>This call as data</a>
        </p>
      </section>
    </aside>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : 'its page';
}
