import { Link } from '@remix-run/react';
import type { MadeFiles } from './export-view.server.ts';

type Props = { made: MadeFiles; at: string; query: string };

/** The files of a choice with their pages and limits, and what the rules say of exactly these. */
export function MadeFilesList({ made, at, query }: Props) {
  const { files, pages, findings, choice } = made;
  return (
    <section className="section" aria-labelledby="made-files">
      <h2 id="made-files">Pages and rules</h2>
      <table className="made-files">
        <caption className="visually-hidden">Pages of each section</caption>
        <thead>
          <tr>
            <th scope="col">Section</th>
            <th scope="col">Pages</th>
            <th scope="col">Limit</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ section, title, pages, limit }) => (
            <tr key={section ?? ''} className={limit !== null && pages > limit ? 'is-over' : undefined}>
              <th scope="row">
                {choice.form === 'sections' && section !== null ? (
                  <a
                    href={`${at}/export.pdf?${query}&section=${encodeURIComponent(section)}`}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {title}
                  </a>
                ) : (
                  title
                )}
              </th>
              <td className="num">{pages}</td>
              <td className="num">{limit ?? 'none known'}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{choice.form === 'sections' ? 'All files' : 'The file, with its title'}</th>
            <td className="num">{pages}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      {findings.length === 0 ? (
        <p className="finding is-good" role="status">
          <span aria-hidden="true">✓</span> <span>Nothing found that the funder’s rules would reject.</span>
        </p>
      ) : (
        <ul className="findings">
          {findings.map(({ level, rule, section, source, page, message }, index) => (
            <li key={`${rule} ${index}`} className={`finding is-${level}`}>
              <span aria-hidden="true">{marks[level]}</span>
              <span>
                {words[level]}: {message} {page !== null && `Page ${page}. `}
                {source && <span className="muted">{source}. </span>}
                {section && <Link to={`${at}?section=${encodeURIComponent(section)}`}>Go to it</Link>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const marks = { error: '✕', warning: '!', info: 'i' } as const;
const words = { error: 'To mend', warning: 'To look at', info: 'To know' } as const;
