import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

/** A sentence or two that the page wants to say. Good news and warnings are announced politely. */
export function Notice({ tone = 'info', children }: { tone?: NoticeTone; children: ReactNode }) {
  return (
    <div className={`notice tone-${tone}`} role="status">
      {children}
    </div>
  );
}
