import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';

export type ButtonVariant = 'primary' | 'plain' | 'danger';
type Props = ButtonHTMLAttributes<HTMLButtonElement> & { variant?: ButtonVariant; small?: boolean };

/** A native button; in a form it submits unless `type="button"`. One primary a page. */
export function Button({ variant = 'plain', small, className, type = 'submit', ...rest }: Props) {
  return <button type={type} className={classNames('btn', variant, small && 'small', className)} {...rest} />;
}
