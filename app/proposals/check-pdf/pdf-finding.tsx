import type { FileFinding } from '#app/pdf/preflight/check-file/file-finding.ts';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { CheckedOn } from '../components/evidence.tsx';

const levels = {
  error: { mark: '✕', word: 'To mend' },
  warning: { mark: '!', word: 'To look at' },
  info: { mark: 'i', word: 'Good to know' },
} as const;

/** One finding: what is wrong and how to mend it, where, and the rule with its receipt. */
export function PdfFinding({ finding }: { finding: FileFinding }) {
  const { level, message, place, evidence } = finding;
  const { mark, word } = levels[level];
  return (
    <li className={`pdf-finding is-${level}`}>
      <span aria-hidden="true" className="pdf-mark">
        {mark}
      </span>
      <div>
        <p>
          <b className="pdf-level">{word}.</b> {message}
        </p>
        {place && (place.x > 0 || place.y > 0) && (
          <p className="muted small">
            {inMillimetres(place.x)} mm from the left, {inMillimetres(place.y)} mm from the top of the page
          </p>
        )}
        {evidence && (
          <figure className="pdf-rule">
            <blockquote>{evidence.quote ? `“${evidence.quote}”` : evidence.says}</blockquote>
            <figcaption className="small">
              {evidence.sourceUrl ? (
                <ExternalLink href={evidence.sourceUrl}>{evidence.source}</ExternalLink>
              ) : (
                <span>{evidence.source}</span>
              )}
              {evidence.checkedOn && (
                <>
                  {' · '}
                  <CheckedOn evidence={evidence} />
                </>
              )}
            </figcaption>
          </figure>
        )}
      </div>
    </li>
  );
}

const inMillimetres = (points: number) => Math.round((points * 25.4) / 72);
