import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, readForm, typedIn } from '#app/form.server.ts';
import { statusWords } from '#app/opportunities/words.ts';
import { stageLabel } from '#app/proposals/stages.ts';
import { asResponse } from '#app/respond.server.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { AboutSection } from '../about-section.tsx';
import { Decision } from '../decision.tsx';
import { projectChoices } from '../find-project.server.ts';
import { LogList } from '../log-list.tsx';
import { PlanSection } from '../plan-section.tsx';
import { isShownInForm, problemOf } from '../problem-of.ts';
import { pursuitAction } from '../pursuit-action.server.ts';
import { pursuitView, type PursuitView } from '../pursuit-view.server.ts';
import css from '../pursuits.css?url';
import { RemoveSection } from '../remove-section.tsx';
import { SlotsSection } from '../slots-section.tsx';
import { TeamSection } from '../team-section.tsx';
import { WantedSection } from '../wanted-section.tsx';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.pursuit.teamName ?? 'Pursuit', data?.pursuit.call.title) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const pursuit = await pursuitView(getDb(), person, params.id!, new Date());
    return { pursuit, projects: pursuit.edits ? await projectChoices(getDb(), person.id) : [] };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  const typed = { ...typedIn(form), reasons: form.getAll('reasons').join(' ') };
  return answerForm(typed, async () => {
    throw redirect(await pursuitAction(getDb(), person, params.id!, form, new Date()));
  });
}

export default function PursuitPage() {
  const { pursuit, projects } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page title={pursuit.teamName} lede={<CallLine pursuit={pursuit} />} actions={<ToProposal pursuit={pursuit} />}>
      <FormNotice problem={isShownInForm(problem, pursuit.edits) ? null : problem} />
      <div className="with-aside">
        <div>
          <Decision pursuit={pursuit} problem={problemOf(problem, 'decide')} />
          <PlanSection pursuit={pursuit} problem={problem} />
          <WantedSection pursuit={pursuit} problem={problem} />
          <LogList log={pursuit.log} />
        </div>
        <aside className="stack" aria-label="Who, for what and how many">
          <AboutSection pursuit={pursuit} projects={projects} problem={problemOf(problem, 'about')} />
          <TeamSection pursuit={pursuit} problem={problemOf(problem, 'team-add')} />
          <SlotsSection pursuit={pursuit} problem={problemOf(problem, 'slots')} />
          {pursuit.edits ? <RemoveSection pursuit={pursuit} problem={problemOf(problem, 'remove')} /> : null}
          <p className="small">
            <Link to="/pursuits">All pursuits</Link>
          </p>
        </aside>
      </div>
    </Page>
  );
}

function CallLine({ pursuit: { call } }: { pursuit: PursuitView }) {
  const left = call.due && (call.due.daysLeft === 0 ? 'today' : `${call.due.daysLeft} days left`);
  const due = call.due ? `closes ${call.due.date}, ${left}` : 'no date ahead';
  return (
    <>
      <Link to={`/opportunities/${call.id}`}>{call.title}</Link>
      {` · ${call.funder} · ${statusWords[call.status]} · ${due}`}
    </>
  );
}

/** The proposal that came of it for those who may read it, or the way to start one. */
function ToProposal({ pursuit }: { pursuit: PursuitView }) {
  const { proposal, state, canStartProposal, call, id } = pursuit;
  if (proposal) {
    return (
      <ButtonLink to={`/proposals/${proposal.id}`}>
        {proposal.title} ({stageLabel(proposal.stage).toLowerCase()})
      </ButtonLink>
    );
  }
  if (state !== 'go' || !canStartProposal) return null;
  return (
    <ButtonLink to={`/proposals/new?opportunityId=${call.id}&pursuitId=${id}`} variant="primary">
      Start a proposal
    </ButtonLink>
  );
}
