import { useEffect, useRef, useState } from 'react';
import { keyAction } from './list-keys.ts';
import { KeysDialog } from './keys-dialog.tsx';
import { keepKeysWanted, keysWanted } from './keys-kept.ts';
import { focusRow } from './row-focus.ts';

/** Single keys for the list, and the button that tells of them. Without scripts there is neither. */
export function Keys() {
  const dialog = useRef<HTMLDialogElement>(null);
  // null until scripts run, which is when the button can do something
  const [wanted, setWanted] = useState<boolean | null>(null);
  useEffect(() => setWanted(keysWanted()), []);
  useEffect(() => {
    if (!wanted) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const action = keyAction(event, target);
      if (!action || target?.closest('dialog')) return;
      event.preventDefault();
      if (action === 'help') dialog.current?.showModal();
      else if (action === 'search') document.querySelector<HTMLInputElement>('main input[type=search]')?.select();
      else focusRow(action);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [wanted]);
  if (wanted === null) return null;
  return (
    <p className="no-print muted small">
      <button type="button" className="link-button" onClick={() => dialog.current?.showModal()}>
        Keys for this list
      </button>
      <KeysDialog
        ref={dialog}
        wanted={wanted}
        onWanted={(next) => {
          keepKeysWanted(next);
          setWanted(next);
        }}
      />
    </p>
  );
}
