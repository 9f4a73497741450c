import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, readForm } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { pageTitle } from '#app/ui/title.ts';
import { getDb } from '#prisma/client.server.ts';
import { textOfCsv } from '../suggestions/csv-form.server.ts';
import { CsvRows } from '../suggestions/csv-rows.tsx';
import { previewCsv, proposeCsv } from '../suggestions/propose.server.ts';
import css from '../suggestions/suggestions.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];
export const meta: MetaFunction = () => [{ title: pageTitle('Propose calls from a CSV file') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  return asResponse(async () => {
    authorize(person, 'opportunity.propose');
    return null;
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readForm(request);
  return answerForm({}, async () => {
    authorize(person, 'opportunity.propose');
    const csv = await textOfCsv(form);
    const { rows, problem } = previewCsv(csv);
    const broken = rows.filter(({ read }) => read === null).length;
    if (form.get('intent') === 'propose' && problem === null && broken === 0) {
      throw redirect(`/suggestions?proposed=${await proposeCsv(getDb(), person, csv)}`);
    }
    const shown = rows.map(({ line, title, url, problems }) => ({ line, title, url, problems }));
    return { problem: undefined, looked: { csv, rows: shown, unread: problem, broken } };
  });
}

export default function CsvPage() {
  const answer = useActionData<typeof action>();
  const problem = answer?.problem;
  const looked = answer && 'looked' in answer ? answer.looked : null;
  const good = looked !== null && looked.unread === null && looked.broken === 0;
  return (
    <Page
      title="Propose calls from a CSV file"
      lede={
        <>
          Start from the <a href="/suggestions/template.csv">template</a>: its first line names the columns, and title,
          funder and url must be filled in. At most 200 rows at once.
        </>
      }
      narrow
    >
      <Form method="post" encType="multipart/form-data" className="form">
        <FormNotice problem={problem} />
        {looked?.unread ? <Notice tone="bad">{looked.unread}</Notice> : null}
        {looked && looked.broken > 0 ? (
          <Notice tone="warn">
            {looked.broken === 1 ? 'One row has' : `${looked.broken} rows have`} something to mend. Mend it here or in
            your file; nothing is proposed before.
          </Notice>
        ) : null}
        {good ? (
          <Notice tone="good">
            {looked.rows.length === 1 ? 'The row is' : `All ${looked.rows.length} rows are`} good to propose.
          </Notice>
        ) : null}
        {looked ? null : (
          <Field label="File" name="file" type="file" accept=".csv,text/csv" error={problem?.fields.file} />
        )}
        <TextArea
          label={looked ? 'The rows' : 'Or paste the rows'}
          name="csv"
          rows={looked ? 10 : 5}
          className="csv-text"
          defaultValue={looked?.csv}
          key={looked ? 'looked' : 'first'}
          spellCheck={false}
        />
        <div className="actions">
          {good ? (
            <Button name="intent" value="propose" variant="primary">
              Propose {looked.rows.length === 1 ? 'this call' : `these ${looked.rows.length} calls`}
            </Button>
          ) : null}
          <Button name="intent" value="look" variant={good ? 'plain' : 'primary'}>
            {looked ? 'Look again' : 'Look at the rows'}
          </Button>
        </div>
      </Form>
      {looked && looked.rows.length > 0 ? <CsvRows rows={looked.rows} /> : null}
    </Page>
  );
}
