import { useNavigation } from '@remix-run/react';

/** A thin moving line at the top while the next page is on its way. */
export function Progress() {
  const busy = useNavigation().state !== 'idle';
  return <div className={busy ? 'progress busy' : 'progress'} aria-hidden="true" />;
}
