import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { TextArea } from '#app/ui/text-area.tsx';
import type { ImportPreview } from './import-project.server.ts';

/** Where files are chosen or pasted. */
export function ChooseFiles({ problem }: { problem?: FormProblem | undefined }) {
  return (
    <Form method="post" encType="multipart/form-data" className="form">
      <Field
        label="Files"
        name="files"
        type="file"
        multiple
        accept=".cff,.json,.toml"
        hint="CITATION.cff, funding.json, codemeta.json, pyproject.toml; several at once, each up to 256 kB."
        error={problem?.fields.files}
      />
      <TextArea
        label="Or the text of one file"
        name="text"
        rows={6}
        spellCheck={false}
        defaultValue={problem?.values.text ?? ''}
        error={problem?.fields.text}
      />
      <div className="actions">
        <Button variant="primary" name="intent" value="read">
          See what they say
        </Button>
      </div>
    </Form>
  );
}

/** What would change, a tick each. */
export function ChooseFacts({ preview }: { preview: ImportPreview }) {
  return (
    <Form method="post" encType="multipart/form-data">
      {preview.files.map(({ name, text }) => (
        <input key={name} type="hidden" name={`kept ${name}`} value={text} />
      ))}
      <div className="scroll">
        <table className="import-table">
          <caption>What somebody typed stays unless you tick it.</caption>
          <thead>
            <tr>
              <th scope="col">Take</th>
              <th scope="col">Fact</th>
              <th scope="col">Now</th>
              <th scope="col">New</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map(({ key, what, old, value, file, ticked }) => (
              <tr key={key}>
                <td>
                  <input
                    type="checkbox"
                    name="take"
                    value={key}
                    defaultChecked={ticked}
                    aria-label={`${what} from ${file}`}
                  />
                </td>
                <th scope="row">
                  {what} <span className="small muted">from {file}</span>
                </th>
                <td className="old">{old ?? <span className="unknown">unknown</span>}</td>
                <td className="new">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions section-form">
        <Button variant="primary" name="intent" value="take">
          Take what is ticked
        </Button>
      </div>
    </Form>
  );
}
