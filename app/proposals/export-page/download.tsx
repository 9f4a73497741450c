import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { Button } from '#app/ui/button.tsx';
import { classNames } from '#app/ui/class-names.ts';

type Props = { href: string; label: string; primary?: boolean };
type State = { seconds: number } | { problem: string } | null;

/** A file that may take a while: a plain link without scripts; with them it says how long it takes, and can be called off. */
export function Download({ href, label, primary }: Props) {
  const [state, setState] = useState<State>(null);
  const going = useRef<AbortController | null>(null);
  const busy = state !== null && 'seconds' in state;
  useEffect(() => () => going.current?.abort(), []);
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(
      () => setState((now) => (now && 'seconds' in now ? { seconds: now.seconds + 1 } : now)),
      1000,
    );
    return () => clearInterval(timer);
  }, [busy]);

  const start = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (busy) return;
    const controller = (going.current = new AbortController());
    setState({ seconds: 0 });
    save(href, controller.signal).then(
      () => setState(null),
      (error: unknown) => setState(controller.signal.aborted ? null : { problem: messageOf(error) }),
    );
  };
  return (
    <div className="download">
      <a href={href} download className={classNames('btn', primary && 'primary')} aria-disabled={busy} onClick={start}>
        {label}
      </a>
      {busy && (
        <Button type="button" small onClick={() => going.current?.abort()}>
          Cancel
        </Button>
      )}
      <span role="status" className="muted small">
        {state && ('problem' in state ? state.problem : `Being set, ${state.seconds} s …`)}
      </span>
    </div>
  );
}

async function save(href: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(href, { signal });
  if (!answer.ok) throw new Error(await told(answer));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // browsers read it after the click
}

async function told(answer: Response): Promise<string> {
  const isJson = answer.headers.get('Content-Type')?.includes('json');
  const said = isJson ? ((await answer.json()) as { error?: { message?: string } }).error?.message : undefined;
  return said ?? 'The file could not be made. Try again in a minute.';
}

function messageOf(error: unknown): string {
  if (error instanceof TypeError) return 'The site cannot be reached. Try again when you are online.';
  return error instanceof Error ? error.message : String(error);
}
