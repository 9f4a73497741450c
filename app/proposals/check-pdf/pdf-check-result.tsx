import type { UploadCheck } from '../check-upload.server.ts';
import { WhatWasChecked } from './what-was-checked.tsx';
import { PdfFinding } from './pdf-finding.tsx';

/** What was found in a file, by page, and what nobody looked at. */
export function PdfCheckResult({ check }: { check: UploadCheck }) {
  const { name, target, section, pages, words, findings } = check;
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { level } of findings) counts[level] += 1;
  const about = `${count(pages, 'page')}, ${count(words, 'word')}, checked for ${target}${section ? `, as ${section}` : ''}`;
  return (
    <section className="pdf-check" aria-labelledby="pdf-check">
      <h2 id="pdf-check">{name}</h2>
      <p className="muted">{about}</p>
      <p className={`pdf-verdict is-${counts.error > 0 ? 'error' : 'good'}`} role="status">
        {verdict(counts)}
      </p>
      {byPage(findings).map(({ page, of }) => (
        <section key={page ?? 0} aria-labelledby={`pdf-page-${page ?? 0}`}>
          <h3 id={`pdf-page-${page ?? 0}`} className="group-title">
            {page === null ? 'The whole file' : `Page ${page}`}
          </h3>
          <ul className="pdf-findings">
            {of.map((finding) => (
              <PdfFinding key={`${finding.rule} ${finding.message}`} finding={finding} />
            ))}
          </ul>
        </section>
      ))}
      <WhatWasChecked />
    </section>
  );
}

function verdict({ error, warning }: { error: number; warning: number }): string {
  if (error > 0)
    return `${count(error, 'thing')} to mend before you submit${warning > 0 ? `, ${count(warning, 'thing')} to look at` : ''}.`;
  return `Nothing found that the rules would reject${warning > 0 ? `; ${count(warning, 'thing')} to look at` : ''}.`;
}

/** Findings of the whole file first, then page by page; on each the worst first, as they come. */
function byPage(findings: UploadCheck['findings']) {
  const pages = [...new Set(findings.map(({ page }) => page))].sort((a, b) => (a ?? 0) - (b ?? 0));
  return pages.map((page) => ({ page, of: findings.filter((finding) => finding.page === page) }));
}

const count = (number: number, noun: string) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
