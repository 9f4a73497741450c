import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { NewPasswordField } from './new-person-fields.tsx';

/** Changing a password that is known. */
export function PasswordForm({ email, problem }: { email: string; problem?: FormProblem }) {
  return (
    <Form method="post" className="form">
      <input type="hidden" name="intent" value="password" />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="Present password"
        name="current"
        type="password"
        required
        autoComplete="current-password"
        error={problem?.fields.current}
      />
      <NewPasswordField label="New password" error={problem?.fields.password} />
      <div className="actions">
        <Button type="submit">Change password</Button>
      </div>
      <p className="muted small">Your other devices are signed out.</p>
    </Form>
  );
}
