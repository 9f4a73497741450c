import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';

/** So long a press that is the reason may take until the page says that it loads. */
const A_MOMENT_MS = 500;

/**
 * Loads the page's data anew when the connection says something else about writing than the page does: a role or a lock
 * changed while it was open, and the notice above the text must say why.
 */
export function useFreshRights(canWrite: boolean | undefined, status: SaveStatus['kind']): void {
  const { revalidate, state } = useRevalidator();
  const loads = useNavigation().state !== 'idle' || state !== 'idle';
  const asked = useRef('');
  const settled = status === 'saved' || status === 'saving' || status === 'read-only';
  const contradiction = canWrite !== undefined && settled && canWrite === (status === 'read-only');
  useEffect(() => {
    // What is loading may bring the answer, as after a press of Lock; to ask again would cut it off.
    if (loads) return;
    const question = contradiction ? `${canWrite} ${status}` : '';
    // Once for each change: a page that goes on contradicting must not ask for ever.
    if (question === asked.current) return;
    const ask = () => {
      asked.current = question;
      if (question) revalidate();
    };
    if (!question) return ask();
    const timer = setTimeout(ask, A_MOMENT_MS);
    return () => clearTimeout(timer);
  }, [loads, contradiction, canWrite, status, revalidate]);
}
