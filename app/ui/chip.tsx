import type { ReactNode } from 'react';

export type ChipTone = 'good' | 'warn' | 'bad' | 'accent';

/** One fact that decides something, in a word or three. Everything else is plain text. */
export function Chip({ tone, children }: { tone?: ChipTone | undefined; children: ReactNode }) {
  return <span className={tone ? `chip tone-${tone}` : 'chip'}>{children}</span>;
}
