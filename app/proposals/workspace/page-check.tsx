import { Form, Link, useNavigation } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import type { PageCheck } from '../check-pages.server.ts';
import type { PageCounts } from '../page-counts.server.ts';

type Props = { pages: PageCounts | null; check: PageCheck | null; offline: boolean };

/** Sets the whole proposal once and says how many pages each section takes and what the funder would object to. */
export function PageCheckPanel({ pages, check, offline }: Props) {
  const navigation = useNavigation();
  const busy = navigation.formData?.get('intent') === 'check';
  return (
    <section className="page-check" aria-labelledby="page-check">
      <h2 id="page-check">Before you submit</h2>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="check" />
        <Button small disabled={busy || offline}>
          {busy ? 'Setting the pages …' : 'Check pages and rules'}
        </Button>
      </Form>
      {pages && (
        <p className="muted small">
          {pages.pages} {pages.pages === 1 ? 'page' : 'pages'} at{' '}
          <time dateTime={pages.checkedAt}>{pages.checkedAt.slice(11, 16)} UTC</time>.
        </p>
      )}
      {check && <Findings findings={check.findings} />}
      <p className="small">
        <Link to="export">Formats, files and supporting PDFs</Link>
      </p>
      <p className="small">
        <Link to="/check-pdf">Check a finished PDF</Link>
      </p>
    </section>
  );
}

const marks = { error: '✕', warning: '!', info: 'i' } as const;

function Findings({ findings }: { findings: PageCheck['findings'] }) {
  if (findings.length === 0) {
    return (
      <p className="finding is-good" role="status">
        <span aria-hidden="true">✓</span> <span>Nothing found that the funder’s rules would reject.</span>
      </p>
    );
  }
  return (
    <ul className="findings" role="status">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.message}`} className={`finding is-${finding.level}`}>
          <span aria-hidden="true">{marks[finding.level]}</span>
          <span>
            {finding.message} {finding.source && <span className="muted">{finding.source}.</span>}{' '}
            {finding.section && <Link to={`?section=${encodeURIComponent(finding.section)}`}>Go to it</Link>}
          </span>
        </li>
      ))}
    </ul>
  );
}
