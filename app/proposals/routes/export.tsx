import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { privatePageHeaders } from '#app/accounts/private-page.ts';
import { answerForm, readForm, typedIn } from '#app/form.server.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { asResponse } from '#app/respond.server.ts';
import { Page } from '#app/ui/page.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { attachmentAction } from '../attachments/attachment-action.server.ts';
import { ChoiceForm } from '../export-page/choice-form.tsx';
import { Download } from '../export-page/download.tsx';
import css from '../export-page/export-page.css?url';
import { exportView } from '../export-page/export-view.server.ts';
import { MadeFilesList } from '../export-page/made-files.tsx';
import { profileWords } from '../export-page/profile-words.ts';
import { SupportingPdfs } from '../export-page/supporting.tsx';
import findingsCss from '../workspace/page-check.css?url';

export const links: LinksFunction = () => [findingsCss, css].map((href) => ({ rel: 'stylesheet', href }));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle('Export', data?.proposal.title) }];
export const headers = privatePageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const query = new URL(request.url).searchParams;
    const view = await exportView(getDb(), person, params.id!, query, request.signal);
    return { ...view, profiles: Object.values(profiles).map(profileWords) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  return answerForm(typedIn(form), async () => {
    await attachmentAction(getDb(), person, params.id!, form, request.signal);
    const { pathname, search } = new URL(request.url);
    return redirect(`${pathname.replace(/\.data$/, '')}${search}`);
  });
}

export default function ExportPage() {
  const { proposal, choice, attachments, mayAttach, made, profiles } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const at = `/proposals/${proposal.id}`;
  const pdf = new URLSearchParams({ profile: choice.profile, font: choice.family }).toString();
  return (
    <Page
      title="Export"
      lede={
        <>
          of <Link to={at}>{proposal.title}</Link>
        </>
      }
      className="export-page"
    >
      <ChoiceForm key={`${choice.profile} ${choice.family} ${choice.form}`} {...{ profiles, choice }} />
      <section className="section" aria-labelledby="downloads">
        <h2 id="downloads">Download</h2>
        <p className="muted">
          {profiles.find(({ id }) => id === choice.profile)!.title}. The package is a ZIP: the PDFs, the supporting
          ones, the document file, and a manifest with the SHA-256 of each.
        </p>
        <div className="downloads">
          <Download at={at} href={`${at}/export.zip?${pdf}&as=${choice.form}`} label="Package (ZIP)" primary />
          <Download at={at} href={`${at}/export.pdf?${pdf}`} label="One PDF" />
          {attachments.length > 0 && (
            <Download at={at} href={`${at}/export.pdf?${pdf}&with=supporting`} label="Combined PDF" />
          )}
        </div>
      </section>
      {made && <MadeFilesList made={made} at={at} query={pdf} />}
      <SupportingPdfs {...{ at, attachments, mayAttach, problem }} />
    </Page>
  );
}
