import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, type MetaFunction } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { privatePageHeaders } from '#app/accounts/private-page.ts';
import { answerForm, readForm, typedIn } from '#app/form.server.ts';
import { checkTargets } from '#app/pdf/preflight/check-file/check-targets.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Select } from '#app/ui/select.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { PdfCheckResult } from '../check-pdf/pdf-check-result.tsx';
import css from '../check-pdf/check-pdf.css?url';
import { checkUpload } from '../check-upload.server.ts';
import { templates } from '../templates/index.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Check a PDF') }];
export const headers = privatePageHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'file.check');
    const asked = new URL(request.url).searchParams;
    const sections = templates.flatMap(({ id, title, funder, sections }) =>
      funder === null ? [] : sections.map((each) => ({ value: `${id}/${each.key}`, label: `${title}: ${each.title}` })),
    );
    return { targets: checkTargets(), sections, profile: asked.get('profile'), section: asked.get('section') };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  const values = typedIn(form);
  return answerForm(values, async () => ({
    check: await checkUpload(person, form, request.signal),
    values,
    problem: undefined,
  }));
}

export default function CheckPdfPage() {
  const { targets, sections, profile, section } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = answer?.problem;
  const check = answer && 'check' in answer ? answer.check : null;
  const values = problem?.values ?? (answer && 'values' in answer ? answer.values : {});
  return (
    <Page
      title="Check a PDF"
      lede="Any PDF against a funder’s rules, from whatever program. The file is read once and not kept."
      className="check-pdf"
    >
      {check && <PdfCheckResult check={check} />}
      <section className="section" aria-labelledby="check-pdf-form">
        <h2 id="check-pdf-form">{check ? 'Check another file' : 'The file'}</h2>
        {/* Sent as browsers send files, so that they show how far it is. */}
        <Form method="post" encType="multipart/form-data" reloadDocument className="form">
          <FormNotice problem={problem} />
          <Field
            label="PDF"
            name="file"
            type="file"
            accept="application/pdf,.pdf"
            required
            error={problem?.fields.file}
            hint="At most 32 MB."
          />
          <Select
            label="Whose rules"
            name="profile"
            options={targets.map(({ id, title }) => ({ value: id, label: title }))}
            defaultValue={values.profile ?? profile ?? 'nsf'}
            error={problem?.fields.profile}
          />
          <Select
            label="Which section it is"
            name="section"
            options={[{ value: '', label: 'The whole proposal, or another part' }, ...sections]}
            defaultValue={values.section ?? section ?? ''}
            error={problem?.fields.section}
            hint="With a section, its page limit, headings and rule for links are checked too."
          />
          <div className="actions">
            <Button variant="primary">Check the file</Button>
          </div>
        </Form>
      </section>
    </Page>
  );
}
