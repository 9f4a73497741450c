import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { answerForm, readForm } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import css from '../community.css?url';
import { ChooseFacts, ChooseFiles } from '../import/import-forms.tsx';
import { importFacts, previewImport } from '../import/import-project.server.ts';
import { ReadingNotes } from '../import/reading-notes.tsx';
import { receivedFiles } from '../import/received-files.server.ts';
import { requireOwnProject } from '../project-access.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle('Read its files', data?.name) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const { id, name } = await requireOwnProject(getDb(), person, params.id!);
    return { id, name };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  const text = form.get('text');
  // what was pasted comes back; the files of the step before are large and do not
  return answerForm({ text: typeof text === 'string' ? text : '' }, async () => {
    const [db, id] = [getDb(), params.id!];
    await requireOwnProject(db, person, id);
    const files = await receivedFiles(form);
    switch (form.get('intent')) {
      case 'read':
        return { problem: undefined, preview: await previewImport(db, person, id, files) };
      case 'take': {
        const ticks = new Set(form.getAll('take').map(String));
        if (ticks.size === 0) throw new AppError('bad_input', 'Nothing was ticked, so nothing was taken over.');
        if ((await importFacts(db, person, id, files, ticks, new Date())) === 0) {
          throw new AppError('bad_input', 'The files do not say what was ticked, so nothing was taken over.');
        }
        throw redirect(`/projects/${id}?done=imported`);
      }
      default:
        throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    }
  });
}

export default function ImportPage() {
  const { id, name } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && 'preview' in answer ? answer.preview : undefined;
  return (
    <Page
      title={preview ? 'What the files say' : 'Read the project’s files'}
      lede={
        <>
          For <Link to={`/projects/${id}`}>{name}</Link>. Nothing changes before you say which facts to take.
        </>
      }
    >
      <FormNotice problem={answer?.problem} />
      {preview ? (
        <>
          {preview.rows.length > 0 ? <ChooseFacts preview={preview} /> : <p>They say nothing that is new here.</p>}
          <ReadingNotes notes={preview.notes} />
          <section className="section" aria-labelledby="again">
            <h2 id="again">Read other files</h2>
            <ChooseFiles />
          </section>
        </>
      ) : (
        <ChooseFiles problem={answer?.problem} />
      )}
    </Page>
  );
}
