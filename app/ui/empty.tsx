import type { ReactNode } from 'react';

/** What stands where a list would be: says why nothing is here and what to do about it. */
export function Empty({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
