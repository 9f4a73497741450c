import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getPerson } from '#app/accounts/current-person.server.ts';
import type { PageHandle } from '#app/page-handle.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import archiveCss from '../archive.css?url';
import { getFrozenPdf, getRecord } from '../get-record.server.ts';
import { RecordFacts } from '../record-facts.tsx';
import { RecordPeople } from '../record-people.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.entry.title ?? 'Archive') },
  ...(data ? [{ name: 'description', content: `${data.entry.title}, ${data.entry.funder}` }] : []),
];
export const handle: PageHandle = { keep: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: archiveCss }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const viewer = await getPerson(request);
    const id = params.id ?? '';
    const view = await getRecord(getDb(), viewer, id);
    const pdf = view.entry.hasPdf ? await getFrozenPdf(getDb(), viewer, id, null) : null;
    return { ...view, pdf: pdf && { sha256: pdf.sha256, pages: pdf.pages } };
  });
}

export default function RecordPage() {
  const { entry, onTeam, pdf } = useLoaderData<typeof loader>();
  return (
    <Page
      title={entry.title}
      lede={entry.funder || undefined}
      actions={
        <>
          {onTeam && <ButtonLink to={`/proposals/${entry.id}/submission`}>Submission and outcome</ButtonLink>}
          {pdf && (
            <ButtonLink to={`/archive/${entry.id}/proposal.pdf`} variant="primary" reloadDocument>
              Read the PDF
            </ButtonLink>
          )}
        </>
      }
    >
      {entry.visibility !== 'public' && (
        <Notice>
          {entry.visibility === 'private'
            ? 'This record is private: only the team sees it.'
            : 'This record is for the community: only people with an account here see it.'}
        </Notice>
      )}
      <div className="with-aside">
        <RecordFacts entry={entry} />
        <aside className="stack" aria-label="People and documents">
          <section>
            <h2>People</h2>
            <RecordPeople people={entry.people} />
          </section>
          {(pdf || entry.links.length > 0) && (
            <section>
              <h2>Documents</h2>
              <ul className="record-links">
                {pdf && (
                  <li>
                    <a href={`/archive/${entry.id}/proposal.pdf`}>Proposal as submitted</a>{' '}
                    <span className="muted small">PDF, {pdf.pages === 1 ? '1 page' : `${pdf.pages} pages`}</span>
                    <span className="sha muted num" title="SHA-256 of the PDF">
                      {pdf.sha256}
                    </span>
                  </li>
                )}
                {entry.links.map((link) => (
                  <li key={link.url}>
                    <ExternalLink href={link.url}>{link.name}</ExternalLink>{' '}
                    <span className="muted small">{new URL(link.url).hostname}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
      {entry.source && (
        <p className="muted small archive-source">
          These facts come from {entry.source}
          {entry.licence && `, ${entry.licence}`}. The documents have their own terms.
        </p>
      )}
    </Page>
  );
}
