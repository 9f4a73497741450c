import { useEffect, useRef, type ReactNode } from 'react';

/** Where the panes stand beside the sheet; workspace-view.css and fold.css have the same width. */
const wide = '(min-width: 1081px)';

/** A pane of the workspace: beside the sheet it stands open, on a narrow screen it folds above the text. */
export function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const query = matchMedia(wide);
    const follow = () => {
      if (details.current) details.current.open = query.matches;
    };
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return (
    <details className="ws-fold" ref={details}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
