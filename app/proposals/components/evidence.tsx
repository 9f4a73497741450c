import { formatDay } from '#app/opportunities/calendar-date.ts';
import type { Confidence, Evidence } from '../templates/index.ts';

const said: { [C in Confidence]: string } = {
  verified: 'read in the funder’s text',
  secondary: 'from a copy or an earlier edition',
  unverified: 'not verified',
};

/** When a rule was checked and how sure we are of it, in words and not by colour alone. */
export function CheckedOn({ evidence }: { evidence: { checkedOn: string; confidence: Confidence } }) {
  return (
    <span className={`checked-on is-${evidence.confidence}`}>
      {said[evidence.confidence]}, checked <time dateTime={evidence.checkedOn}>{formatDay(evidence.checkedOn)}</time>
    </span>
  );
}

/** A rule with its receipt: the funder's words, where they stand, when they were read. */
export function Quoted({ evidence }: { evidence: Evidence }) {
  return (
    <figure className="quoted">
      <blockquote cite={evidence.sourceUrl}>{evidence.quote}</blockquote>
      <figcaption>
        <a href={evidence.sourceUrl} rel="noreferrer">
          {evidence.source}
        </a>
        <CheckedOn evidence={evidence} />
      </figcaption>
    </figure>
  );
}
