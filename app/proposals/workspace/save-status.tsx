import type { SaveStatus } from '#app/editor/connection/save-status.ts';

const tones: { [K in SaveStatus['kind']]: string } = {
  connecting: 'is-busy',
  saved: 'is-good',
  saving: 'is-busy',
  offline: 'is-warn',
  'not-saved': 'is-bad',
  'read-only': '',
};

/** Whether the open section's text is safe, in words and a dot; announced when it changes. */
export function SaveState({ status }: { status: SaveStatus }) {
  return (
    <p className={`save-status ${tones[status.kind]}`} role="status" aria-live="polite" data-status={status.kind}>
      {status.label}
    </p>
  );
}
