import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Empty } from '#app/ui/empty.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { decideMerge } from '../edits/decide-merge.server.ts';
import css from '../edits/edits.css?url';
import { MergePair } from '../edits/merge-pair.tsx';
import { listMerges } from '../edits/merge-view.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Calls that may be one') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.curate');
    return { merges: await listMerges(getDb()) };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await formFields(request, 'intent', 'id', 'keep');
  return answerForm(form, async () => {
    await decideMerge(getDb(), person, form);
    return redirect('/merges');
  });
}

export default function MergesPage() {
  const { merges } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <Page
      title="Calls that may be one"
      lede="Two sources, or two numbers, for what looks like the same call. Nothing is merged without you: calls of the same title are often different calls."
    >
      <FormNotice problem={problem} />
      {merges.length === 0 ? (
        <Empty title="No pair waits">
          <p>When a source brings a call that looks like one in the list, the two stand here side by side.</p>
        </Empty>
      ) : (
        <ul className="rows">
          {merges.map((merge) => (
            <MergePair key={merge.id} merge={merge} />
          ))}
        </ul>
      )}
    </Page>
  );
}
