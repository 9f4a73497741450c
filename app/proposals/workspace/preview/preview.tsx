import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { Button } from '#app/ui/button.tsx';
import type { PreviewProps } from './preview-pane.tsx';

/** The pane comes in its own file when it is opened: who only writes never loads it. */
const Pane = lazy<ComponentType<PreviewProps>>(() =>
  import('./preview-pane.tsx').then(
    (module) => ({ default: module.PreviewPane }),
    () => ({ default: NoPane }),
  ),
);

export function Preview(props: PreviewProps) {
  return (
    <Suspense fallback={<aside className="preview" aria-busy="true" aria-label="Pages" />}>
      <Pane {...props} />
    </Suspense>
  );
}

/** In the pane's place when its file did not come. */
function NoPane({ choose, proposalId }: PreviewProps) {
  useEffect(() => document.getElementById('no-preview')?.focus(), []);
  return (
    <aside className="preview" aria-label="Pages">
      <p role="alert" id="no-preview" tabIndex={-1}>
        This part of the page did not load. Reload the page, or{' '}
        <a href={`/proposals/${proposalId}/export.pdf`}>open the PDF</a>.{' '}
        <Button type="button" small onClick={() => choose({ open: false })}>
          Close
        </Button>
      </p>
    </aside>
  );
}
