import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Menu } from '#app/ui/menu.tsx';

type Props = { title: string; problem?: FormProblem | undefined; offline: boolean };

/** The title's form, folded behind a small button beside the title. */
export function RenameForm({ title, problem, offline }: Props) {
  const mine = problem?.values.intent === 'rename' ? problem : undefined;
  return (
    <Menu label="Rename">
      <li>
        <Form method="post" className="form rename-form" preventScrollReset>
          <input type="hidden" name="intent" value="rename" />
          <Field
            key={title}
            label="Title"
            name="title"
            required
            maxLength={300}
            defaultValue={mine?.values.title ?? title}
            error={mine?.fields.title}
          />
          <Button variant="primary" small disabled={offline}>
            Save the title
          </Button>
        </Form>
      </li>
    </Menu>
  );
}
