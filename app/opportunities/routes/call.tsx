import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { Discussion } from '#app/discussion/discussion.tsx';
import { AppError } from '#app/errors.ts';
import { FitForCall } from '#app/fit/fit-for-call.tsx';
import { PursuitsOnCall } from '#app/pursuits/pursuits-on-call.tsx';
import type { PageHandle } from '#app/page-handle.ts';
import { asResponse } from '#app/respond.server.ts';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { AwardsBefore } from '../awards/awards-before.tsx';
import { CallActions } from '../call-actions.tsx';
import { CallAside } from '../call-aside.tsx';
import { CallContents } from '../call-contents.tsx';
import { CallDescription } from '../call-description.tsx';
import { CallFacts } from '../call-facts.tsx';
import { CallNext } from '../call-next.tsx';
import { callPage } from '../call-page.server.ts';
import { CallSection } from '../call-section.tsx';
import { ChangeList } from '../change-list.tsx';
import { DeadlineTable } from '../deadline-table.tsx';
import { EditNotes } from '../edits/edit-notes.tsx';
import { InterestSection } from '../interest/interest-section.tsx';
import { redirectIfMoved } from '../moved-call.server.ts';
import css from '../opportunities.css?url';
import { PastSection } from '../past/past-section.tsx';
import { ReissueNotes } from '../reissue-notes.tsx';
import { SimilarSection } from '../similar/similar-section.tsx';
import { CallTerms } from '../terms/call-terms.tsx';

export const handle: PageHandle = { keep: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.call.title ?? 'Call') },
  ...(data ? [{ name: 'description', content: data.call.excerpt || `${data.call.title}, ${data.call.funder}` }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const db = getDb();
    const project = new URL(request.url).searchParams.get('project');
    const page = await callPage(db, await getPerson(request), params.id ?? '', new Date(), project);
    if (page) return page;
    await redirectIfMoved(db, params.id ?? '');
    throw new AppError(
      'not_found',
      'There is no call at this address. It may be mistyped; search the list for its title.',
    );
  });
}

/** In the order in which somebody decides: can we, by when, how much, what for, is it worth it, who else. */
export default function CallPage() {
  const page = useLoaderData<typeof loader>();
  const { call, today } = page;
  const year = Number(today.slice(0, 4));
  return (
    <Page
      title={call.title}
      lede={[call.number, call.funder].filter(Boolean).join(' · ')}
      actions={<CallActions {...page} />}
    >
      <CallNext call={call} year={year} yourTime={page.nextTime} />
      <CallContents {...page} />
      <div className="with-aside section">
        <div className="call-sections">
          <FitForCall callId={call.id} fit={page.fit} />
          <CallSection id="terms" title="Who may apply and on what terms">
            <CallTerms call={call} />
          </CallSection>
          <CallSection id="deadlines" title="Dates">
            <DeadlineTable dates={page.dates} />
          </CallSection>
          <CallSection id="facts" title="Amounts and facts">
            <CallFacts call={call} />
            <ReissueNotes {...call} />
          </CallSection>
          <EditNotes edits={call.edits} />
          <CallDescription call={call} />
          {page.awards ? <AwardsBefore awards={page.awards} /> : null}
          <PastSection proposals={page.past} signedIn={page.signedIn} />
          <SimilarSection calls={page.similar} year={year} />
          <PursuitsOnCall callId={call.id} pursuits={page.pursuits} />
          <InterestSection callId={call.id} interest={page.interest} />
          <Discussion thing={{ kind: 'call', id: call.id }} discussion={page.discussion} />
          <CallSection id="changes" title="What changed">
            <ChangeList changes={call.changes} firstSeenAt={call.firstSeenAt} />
          </CallSection>
        </div>
        <CallAside {...page} />
      </div>
    </Page>
  );
}
