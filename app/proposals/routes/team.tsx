import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import { can } from '#app/accounts/can.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { ProposalProjectForm } from '#app/community/proposal-project-form.tsx';
import { proposalProject } from '#app/community/proposal-project.server.ts';
import { answerForm, readForm, typedIn } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { AddMember } from '../components/add-member.tsx';
import { DeleteProposal } from '../components/delete-proposal.tsx';
import { InvitationLink } from '../components/invitation-link.tsx';
import { OpenInvitations } from '../components/open-invitations.tsx';
import { TeamList } from '../components/team-list.tsx';
import { getProposal } from '../get-proposal.server.ts';
import { openInvitations } from '../invitations.server.ts';
import css from '../proposals.css?url';
import { teamAction } from '../team-action.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle('Team', data?.proposal.title) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const proposal = await getProposal(getDb(), person, params.id!);
    const { role } = proposal.members.find((member) => member.id === person.id)!;
    const manages = can(person, 'proposal.manage', { role });
    const deletes = can(person, 'proposal.delete', { role }) && proposal.stage === 'drafting';
    const invitations = manages ? await openInvitations(getDb(), person, proposal.id) : [];
    const forProject = await proposalProject(getDb(), person.id, proposal.id);
    return { proposal, forProject, own: { id: person.id, role }, manages, deletes, invitations };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  return answerForm(typedIn(form), async () => {
    const { to, invited } = await teamAction(getDb(), person, params.id!, form, baseUrl(request));
    return invited ? { invited, problem: undefined } : redirect(to);
  });
}

export default function TeamPage() {
  const { proposal, forProject, own, manages, deletes, invitations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem;
  return (
    <Page
      title="Team"
      lede={
        <>
          of <Link to={`/proposals/${proposal.id}`}>{proposal.title}</Link>
        </>
      }
      narrow
    >
      <FormNotice problem={problem} />
      {answer && 'invited' in answer && answer.invited && <InvitationLink invited={answer.invited} />}
      <TeamList members={proposal.members} own={own} manages={manages} />
      {manages && <AddMember own={own} problem={problem} />}
      {invitations.length > 0 && <OpenInvitations invitations={invitations} />}
      <ProposalProjectForm {...forProject} manages={manages} problem={problem} />
      {deletes && <DeleteProposal title={proposal.title} problem={problem} />}
    </Page>
  );
}
