import { useBlocker } from '@remix-run/react';
import { useEffect } from 'react';

const question = 'Your last changes are not saved, and this browser keeps no copy of them. Leave and lose them?';

/** Asks before another page or section is opened while this page alone has the last words. */
export function useStayAtRisk(atRisk: boolean): void {
  const blocker = useBlocker(({ currentLocation: from, nextLocation: to }) => {
    const leaves = from.pathname !== to.pathname || from.search !== to.search;
    return atRisk && leaves && !window.confirm(question);
  });
  useEffect(() => {
    if (blocker.state === 'blocked') blocker.reset();
  }, [blocker]);
}
