import { Form, Link } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import type { OwnPage } from './own-page.server.ts';

type Props = { page: OwnPage; problemOf: (intent: string) => FormProblem | undefined };

/** What a person's own page tells, and who sees it. */
export function OwnPageForm({ page, problemOf }: Props) {
  const problem = problemOf('own-page');
  const isPublic = problem ? problem.values.isPublic === 'on' : page.isPublic;
  return (
    <>
      <p className="muted">
        Members see <Link to={`/people/${page.id}`}>your page</Link>, never your e-mail address.
      </p>
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="own-page" />
        <Field
          label="ORCID iD"
          name="orcid"
          hint="Such as 0000-0002-1825-0097."
          defaultValue={problem?.values.orcid ?? page.orcid ?? ''}
          error={problem?.fields.orcid}
        />
        <Field
          label="Home page"
          name="homepage"
          type="url"
          inputMode="url"
          defaultValue={problem?.values.homepage ?? page.homepage ?? ''}
          error={problem?.fields.homepage}
        />
        <label className="choice">
          <input type="checkbox" name="isPublic" defaultChecked={isPublic} />
          <span>Everybody may see my page, without an account, too</span>
        </label>
        <div className="actions">
          <Button>Save your page</Button>
        </div>
      </Form>
      <Affiliations page={page} problem={problemOf('add-affiliation')} />
    </>
  );
}

function Affiliations({ page, problem }: { page: OwnPage; problem?: FormProblem | undefined }) {
  return (
    <>
      <h3 className="section">Where you work</h3>
      {page.organisations.length === 0 ? <p className="muted">You have named no organisation yet.</p> : null}
      <ul className="plain-list">
        {page.organisations.map(({ id, name }) => (
          <li key={id}>
            <Form method="post" className="actions">
              <Link to={`/organisations/${id}`}>{name}</Link>
              <input type="hidden" name="organisationId" value={id} />
              <Button small name="intent" value="remove-affiliation" aria-label={`Remove ${name}`}>
                Remove
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="form-row">
        <Select
          label="Organisation"
          name="organisationId"
          hint={
            <>
              One that is missing is <Link to="/organisations/new">added here</Link>.
            </>
          }
          options={[{ value: '', label: 'Choose' }, ...page.others.map(({ id, name }) => ({ value: id, label: name }))]}
          error={problem?.fields.organisationId}
        />
        <Button name="intent" value="add-affiliation">
          Add
        </Button>
      </Form>
    </>
  );
}
