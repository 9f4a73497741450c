import { useEffect, useRef, type ReactNode } from 'react';

type Props = { wide: boolean; onClose: () => void; children: ReactNode };

/** Beside the text where there is room, else a sheet over it that Escape closes. */
export function PreviewFrame({ wide, onClose, children }: Props) {
  if (wide)
    return (
      <aside className="preview" aria-labelledby="preview-title">
        {children}
      </aside>
    );
  return <Sheet onClose={onClose}>{children}</Sheet>;
}

function Sheet({ onClose, children }: Omit<Props, 'wide'>) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="preview" aria-labelledby="preview-title" onClose={onClose}>
      {children}
    </dialog>
  );
}
