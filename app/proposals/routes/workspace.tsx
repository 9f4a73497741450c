import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import {
  useActionData,
  useLoaderData,
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/react';
import { useEffect } from 'react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, readForm, typedIn } from '#app/form.server.ts';
import type { PageHandle } from '#app/page-handle.ts';
import { asResponse } from '#app/respond.server.ts';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { getWorkspace } from '../get-workspace.server.ts';
import { workspaceAction } from '../workspace-action.server.ts';
import { loadOrStay, remember, sendOrStay } from '../workspace/stay-open.ts';
import { WorkspaceView } from '../workspace/workspace-view.tsx';
import css from '../workspace/workspace.css?url';

/** The workspace draws its own header. */
export const handle: PageHandle = { bare: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.workspace.section?.title, data?.workspace.proposal.title) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const section = new URL(request.url).searchParams.get('section');
    const workspace = await getWorkspace(getDb(), person, params.id!, section);
    return { workspace, person: { id: person.id, name: person.name } };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  return answerForm(typedIn(form), async () => {
    const check = await workspaceAction(getDb(), person, params.id!, form);
    return check
      ? { check, problem: undefined }
      : redirect(new URL(request.url).pathname + new URL(request.url).search);
  });
}

/** Without a network the workspace stays as it is: the text being written is in it. */
export function clientLoader({ serverLoader, params }: ClientLoaderFunctionArgs) {
  return loadOrStay(params.id!, () => serverLoader<typeof loader>());
}

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return sendOrStay(() => serverAction<typeof action>());
}

export default function WorkspacePage() {
  const data = useLoaderData<typeof clientLoader>();
  const answer = useActionData<typeof clientAction>();
  const { workspace, person } = data;
  useEffect(() => remember(workspace.proposal.id, data), [workspace.proposal.id, data]);
  const check = answer && 'check' in answer ? answer.check : null;
  return (
    <WorkspaceView
      workspace={workspace}
      person={person}
      problem={answer?.problem}
      check={check}
      unreachable={data.unreachable ?? false}
    />
  );
}
