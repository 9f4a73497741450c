import type { ReactNode } from 'react';

/** A part of the page of a call under its heading, which the contents lead to. */
export function CallSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
