import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Props = {
  title: ReactNode;
  lede?: ReactNode;
  /** buttons beside the title */
  actions?: ReactNode;
  /** the width of a form */
  narrow?: boolean;
  className?: string;
  children: ReactNode;
};

/** The `<main>` of a page with its one h1. Every page has exactly one; the skip link and navigation focus lead to it. */
export function Page({ title, lede, actions, narrow, className, children }: Props) {
  return (
    <main id="main" tabIndex={-1} className={classNames('page', narrow && 'narrow', className)}>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lede ? <div className="lede">{lede}</div> : null}
        </div>
        {actions ? <div className="actions">{actions}</div> : null}
      </div>
      {children}
    </main>
  );
}
