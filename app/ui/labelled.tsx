import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type LabelProps = {
  label: ReactNode;
  /** what to type and how, shown before an error happens */
  hint?: ReactNode;
  /** what is wrong and how to mend it */
  error?: string | undefined;
};
/** What the control itself carries so that its label, hint and error belong to it. */
export type Labelled = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
type Props = LabelProps & {
  id?: string | undefined;
  className?: string | undefined;
  children: (control: Labelled) => ReactNode;
};

/** The label, hint and error around one control; Field, TextArea and Select are made of it. */
export function LabelledControl({ label, hint, error, id, className, children }: Props) {
  const made = useId();
  const own = id ?? made;
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={classNames('field', className)}>
      <label htmlFor={own}>{label}</label>
      {hint ? (
        <div className="hint" id={`${own}-hint`}>
          {hint}
        </div>
      ) : null}
      {children({
        id: own,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error ? (
        <div className="error" id={`${own}-error`}>
          {error}
        </div>
      ) : null}
    </div>
  );
}
