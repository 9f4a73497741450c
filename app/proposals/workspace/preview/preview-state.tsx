import { Button } from '#app/ui/button.tsx';
import type { PreviewState } from './use-preview.ts';

/** In words, how true the pages are that are shown. */
export function PreviewStateLine({ state, onRetry }: { state: PreviewState; onRetry: () => void }) {
  const again = state.kind === 'failed' || state.kind === 'offline';
  return (
    <div className="preview-state">
      <p role="status" data-preview={state.kind} className={again ? 'is-wrong' : undefined}>
        {wordsOf(state)}
      </p>
      {again && (
        <Button type="button" small onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

function wordsOf(state: PreviewState): string {
  switch (state.kind) {
    case 'setting':
      return 'Setting the pages …';
    case 'fresh':
      return `As of ${clock(state.at)}`;
    case 'offline':
      return state.at ? `Offline: pages as of ${clock(state.at)}` : 'Offline: the pages come when the network is back.';
    case 'failed':
      return state.message;
  }
}

const clock = (at: Date) => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
