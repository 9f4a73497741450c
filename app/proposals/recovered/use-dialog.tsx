import { lazy, Suspense, useState, type ComponentProps, type ReactNode } from 'react';
import type { RecoveredDialog } from './recovered-dialog.tsx';
import type { Recovered } from './use-recovered.ts';

type DialogProps = ComponentProps<typeof RecoveredDialog>;
const Dialog = lazy(() =>
  import('./recovered-dialog.tsx').then(
    (module) => ({ default: module.RecoveredDialog }),
    () => ({ default: NoDialog }),
  ),
);

/** In the dialog's place when its file did not come. */
function NoDialog({ onClose }: DialogProps) {
  return (
    <p role="alert">
      This part of the page did not load. The words stay on this device; reload the page to see them.{' '}
      <button type="button" className="btn small" onClick={onClose}>
        Close
      </button>
    </p>
  );
}

/** The dialog of the copy that is looked at, which comes in its own file; and how to open it. */
export function useDialog({ copies, discard }: Recovered): { dialog: ReactNode; show: (name: string) => void } {
  const [shown, setShown] = useState<string | null>(null);
  const copy = copies.find(({ name }) => name === shown);
  const close = () => setShown(null);
  const dialog = copy && (
    <Suspense fallback={null}>
      <Dialog
        copy={copy}
        onClose={close}
        onDiscard={() => {
          close();
          void discard(copy.name);
        }}
      />
    </Suspense>
  );
  return { dialog, show: setShown };
}
