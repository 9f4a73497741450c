import type { FormProblem } from '#app/ui/form-problem.ts';
import { Field } from '#app/ui/field.tsx';
import { passwordHint, passwordMax, passwordMin } from './password-rules.ts';

/** Name, e-mail and password of a new account; `fixedEmail` is the address an invitation was sent to. */
export function NewPersonFields({ problem, fixedEmail }: { problem?: FormProblem; fixedEmail?: string | null }) {
  return (
    <>
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={problem?.values.name}
        error={problem?.fields.name}
      />
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        readOnly={Boolean(fixedEmail)}
        hint={fixedEmail ? 'The invitation is for this address.' : undefined}
        defaultValue={fixedEmail ?? problem?.values.email}
        error={problem?.fields.email}
      />
      <NewPasswordField label="Password" error={problem?.fields.password} />
    </>
  );
}

/** A password that is being chosen. */
export function NewPasswordField({ label, error }: { label: string; error?: string }) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={passwordMin}
      maxLength={passwordMax}
      hint={passwordHint}
      error={error}
    />
  );
}
