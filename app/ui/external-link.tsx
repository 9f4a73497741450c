import type { ReactNode } from 'react';

/** A link out of the house, only where the address is http or https; anything else is shown as plain text. */
export function ExternalLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return <span className={className}>{children}</span>;
  return (
    <a href={href} className={className} rel="noopener noreferrer external">
      {children}
    </a>
  );
}
