import { useLocation } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

/**
 * After a navigation inside the browser: tells the new page's title to a screen reader and moves the keyboard to the
 * page, as a full load would. Leaves focus alone where the new page has taken it (a field with autofocus, an alert).
 */
export function PageChange() {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  const [said, say] = useState('');
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    say(document.title);
    const main = document.getElementById('main');
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className="visually-hidden" role="status">
      {said}
    </div>
  );
}
