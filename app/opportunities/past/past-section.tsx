import { Link } from '@remix-run/react';
import { moneyText } from '#app/archive/money-text.ts';
import { ResultWord } from '#app/archive/result-word.tsx';
import type { PastProposal } from './past-proposals.server.ts';

const SHOWN = 12;

/** How the community's earlier proposals fared: what to begin from, and whom to ask. */
export function PastSection({ proposals, signedIn }: { proposals: readonly PastProposal[]; signedIn: boolean }) {
  return (
    <section className="section" aria-labelledby="past">
      <h2 id="past">Our proposals to it before</h2>
      {proposals.length === 0 ? (
        <p className="muted">
          None that {signedIn ? 'you may read' : 'is public'} is in the <Link to="/archive">archive</Link>.
        </p>
      ) : (
        <>
          <p className="muted">{sumWords(proposals)}</p>
          <ul className="rows past">
            {proposals.slice(0, SHOWN).map((proposal) => (
              <li key={proposal.id}>
                <Link to={`/archive/${proposal.id}`} className="row-title">
                  {proposal.title}
                </Link>
                <p className="small">
                  <ResultWord result={proposal.result} />
                  <span className="muted">
                    {[moneyText(proposal.amount), proposal.year ?? 'year unknown', tieWords[proposal.tie]]
                      .filter(Boolean)
                      .map((words) => ` · ${words}`)}
                  </span>
                </p>
              </li>
            ))}
          </ul>
          {proposals.length > SHOWN ? (
            <p className="small">
              The newest {SHOWN} are shown. <Link to="/archive">The archive</Link> has all {proposals.length}.
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

const tieWords: Record<PastProposal['tie'], string> = {
  this: 'to this call',
  series: 'to another round of it',
  programme: 'to the same programme',
};

function sumWords(proposals: readonly PastProposal[]): string {
  const count = (result: PastProposal['result']) => proposals.filter((one) => one.result === result).length;
  const decided = count('funded') + count('declined');
  if (decided === 0) return 'No decision on any of them is known.';
  return `${count('funded')} of ${decided} decided were funded.`;
}
