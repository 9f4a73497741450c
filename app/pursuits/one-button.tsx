import { Form } from '@remix-run/react';
import { Button, type ButtonVariant } from '#app/ui/button.tsx';

type Props = {
  intent: string;
  /** what else the form says, such as which step it is about */
  of?: Record<string, string>;
  /** of what, for those who do not see what it stands beside */
  label: string;
  variant?: ButtonVariant;
  pressed?: boolean;
  children: string;
};

/** A form of one button. */
export function OneButton({ intent, of = {}, label, variant = 'plain', pressed, children }: Props) {
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button name="intent" value={intent} small variant={variant} aria-label={label} aria-pressed={pressed}>
        {children}
      </Button>
    </Form>
  );
}
