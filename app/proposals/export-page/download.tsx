import { useRef, type MouseEvent } from 'react';
import { Button } from '#app/ui/button.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { progressShare, progressWords } from '../export-progress/progress-words.ts';
import { useExport } from './use-export.ts';

/** `at` is the proposal's address, `href` the file's, with a query */
type Props = { at: string; href: string; label: string; primary?: boolean };

/** A file that may take a while: a plain link without scripts; with them it says how far it is, and can be called off. */
export function Download({ at, href, label, primary }: Props) {
  const link = useRef<HTMLAnchorElement>(null);
  const button = useRef<HTMLSpanElement>(null);
  // The button goes with what it cancels: who was on it comes back to where they began.
  const keepFocus = () => button.current?.contains(document.activeElement) && link.current?.focus();
  const { state, start, cancel } = useExport(at, href, keepFocus);
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    start();
  };
  const words = state.busy ? progressWords(state.progress) : null;
  return (
    <div className={classNames('download', state.busy && 'is-busy')}>
      <a
        ref={link}
        href={href}
        download
        className={classNames('btn', primary && 'primary')}
        aria-disabled={state.busy}
        onClick={onClick}
      >
        {label}
      </a>
      {state.busy && (
        <>
          <span ref={button}>
            <Button type="button" small onClick={cancel} aria-label={`Cancel ${label}`}>
              Cancel
            </Button>
          </span>
          <span className="download-progress">
            <progress aria-label={label} value={progressShare(state.progress) ?? undefined} />
            <span className="muted small">{words!.now}</span>
          </span>
        </>
      )}
      <span role="status" className={state.busy ? 'visually-hidden' : 'muted small'}>
        {state.busy ? words!.stage : state.ended}
      </span>
    </div>
  );
}
