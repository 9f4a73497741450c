import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonVariant } from './button.tsx';
import { classNames } from './class-names.ts';

type Props = LinkProps & { variant?: ButtonVariant; small?: boolean };

/** A link that looks like a button: it goes somewhere and changes nothing. For files give `reloadDocument`. */
export function ButtonLink({ variant = 'plain', small, className, ...rest }: Props) {
  return <Link className={classNames('btn', variant, small && 'small', className)} {...rest} />;
}
