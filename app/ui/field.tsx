import type { InputHTMLAttributes } from 'react';
import { LabelledControl, type LabelProps } from './labelled.tsx';

type Props = LabelProps & InputHTMLAttributes<HTMLInputElement> & { name: string };

/** One line of input with its label, hint and error. Takes whatever `<input>` takes. */
export function Field({ label, hint, error, id, className, ...input }: Props) {
  return (
    <LabelledControl {...{ label, hint, error, id, className }}>
      {(control) => <input {...input} {...control} />}
    </LabelledControl>
  );
}
