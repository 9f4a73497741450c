import type { TextareaHTMLAttributes } from 'react';
import { LabelledControl, type LabelProps } from './labelled.tsx';

type Props = LabelProps & TextareaHTMLAttributes<HTMLTextAreaElement> & { name: string };

/** Several lines of input with their label, hint and error. Takes whatever `<textarea>` takes. */
export function TextArea({ label, hint, error, id, className, ...area }: Props) {
  return (
    <LabelledControl {...{ label, hint, error, id, className }}>
      {(control) => <textarea {...area} {...control} />}
    </LabelledControl>
  );
}
