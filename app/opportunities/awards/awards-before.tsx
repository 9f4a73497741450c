import { ExternalLink } from '#app/ui/external-link.tsx';
import { formatDay } from '../calendar-date.ts';
import { formatMoney } from '../money.ts';
import { instantWords } from '../words.ts';
import type { AwardFact, AwardsSummary } from './awards-summary.ts';

/** Beside a call, never among calls: what its programme paid for before, as far as sources of awards say. */
export function AwardsBefore({ awards }: { awards: AwardsSummary }) {
  const { count, money, newest, sources } = awards;
  return (
    <section className="section awards-before" aria-labelledby="awards-before">
      <h2 id="awards-before">What it paid for before</h2>
      <p className="muted">{tieWords(awards)}</p>
      <dl className="awards-sums">
        <div>
          <dt>Awards known</dt>
          <dd className="num">{count}</dd>
        </div>
        {money.map((sum) => (
          <div key={sum.currency}>
            <dt>
              Median award
              {sum.count < count || money.length > 1 ? <span className="muted"> of {sum.count}</span> : null}
            </dt>
            <dd className="num">{rounded(sum.medianMinor, sum.currency)}</dd>
          </div>
        ))}
        {money.map((sum) => (
          <div key={`${sum.currency} total`}>
            <dt>In all</dt>
            <dd className="num">{rounded(sum.totalMinor, sum.currency)}</dd>
          </div>
        ))}
      </dl>
      <h3>
        {newest.length < count ? `The newest ${newest.length}` : count === 1 ? 'The one that is known' : 'All of them'}
      </h3>
      <ul className="awards-list">
        {newest.map((award) => (
          <Award key={award.id} award={award} />
        ))}
      </ul>
      <p className="muted small">
        According to{' '}
        {sources.map((source, index) => (
          <span key={source.url}>
            {index > 0 ? '; ' : ''}
            <ExternalLink href={source.url}>{source.title}</ExternalLink>, last checked {instantWords(source.checkedAt)}
          </span>
        ))}
        . These are awards already made; the list of calls does not show them.
      </p>
    </section>
  );
}

function Award({ award }: { award: AwardFact }) {
  const span = [award.startsOn, award.endsOn].map((day) => (day ? formatDay(day) : null));
  const when = span[0] && span[1] ? `${span[0]} to ${span[1]}` : (span[0] ?? span[1]);
  return (
    <li>
      <span className="awards-title">
        {award.url ? <ExternalLink href={award.url}>{award.title}</ExternalLink> : award.title}
      </span>
      <span className="awards-amount num">
        {award.amountMinor === null ? (
          <span className="unknown">not stated</span>
        ) : (
          rounded(award.amountMinor, award.currency)
        )}
      </span>
      <span className="awards-who muted small">
        {[award.institution, when, award.number].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}

/** Awards are counted to the cent; people compare them by their size. */
function rounded(minor: number, currency: string | null): string {
  const digits = String(Math.trunc(minor)).length;
  const step = 10 ** Math.max(0, digits - 3);
  return formatMoney(Math.round(minor / step) * step, currency);
}

function tieWords({ by, shared }: AwardsSummary): string {
  const names = shared.join(', ');
  if (by === 'number') return `Awards made under this call’s number, ${names}.`;
  if (by === 'programme') return `Awards of the programme that this call belongs to (${names}).`;
  return `Awards under the same assistance listing (${names}), which is wider than this call.`;
}
