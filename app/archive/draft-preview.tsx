import type { DraftView } from './submission-view.server.ts';

/** What would be frozen now: its length by section, and what the funder's rules have to say about it. */
export function DraftPreview({ draft, id }: { draft: DraftView; id: string }) {
  return (
    <>
      <p className="prose">
        The exact PDF and the text it is made from are kept and never change.{' '}
        <a href={`/proposals/${id}/export.pdf?profile=${draft.profile}`}>Look at the PDF</a> as it is now:{' '}
        {draft.pages === 1 ? '1 page' : `${draft.pages} pages`}, {draft.template}, by {draft.people.join(', ')}.
      </p>
      <div className="scroll">
        <table className="draft-table">
          <caption className="visually-hidden">Sections and their length</caption>
          <thead>
            <tr>
              <th scope="col">Section</th>
              <th scope="col" className="num">
                Pages
              </th>
              <th scope="col" className="num">
                Limit
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.sections.map((section) => (
              <tr key={section.key}>
                <th scope="row">{section.title}</th>
                <td className={section.limit !== null && section.pages > section.limit ? 'num over' : 'num'}>
                  {section.pages}
                </td>
                <td className="num">{section.limit ?? <span className="muted">none</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Findings findings={draft.findings} />
    </>
  );
}

const levelWords = { error: 'Would be rejected', warning: 'Look at', info: 'Note' };

function Findings({ findings }: { findings: DraftView['findings'] }) {
  if (findings.length === 0) return <p className="findings-none">The check found nothing against the rules we know.</p>;
  return (
    <ul className="findings">
      {findings.map((finding, i) => (
        <li key={i} className={`finding finding-${finding.level}`}>
          <strong>{levelWords[finding.level]}:</strong> {finding.message}{' '}
          {(finding.source || finding.page) && (
            <span className="muted small">
              {[finding.page && `page ${finding.page}`, finding.source].filter(Boolean).join(' · ')}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
