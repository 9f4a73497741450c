import { useEffect, useRef, useState } from 'react';
import type { ExportProgress } from '#app/pdf/progress.ts';
import { follow, newKey } from './follow.ts';
import { problemOf, saveFile } from './save-file.ts';

/** `busy`: being made, as far as the server told; `ended`: what to say of it afterwards. */
export type ExportState = { busy: true; progress: ExportProgress | null } | { busy: false; ended: string };

/** A file of the proposal at this address that is made when somebody asks, and given up when they cancel or go away. */
export function useExport(at: string, href: string, onEnd: () => void) {
  const [state, setState] = useState<ExportState>({ busy: false, ended: '' });
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);

  const start = () => {
    if (going.current) return;
    const download = (going.current = new AbortController());
    const over = new AbortController();
    const key = newKey();
    const end = (ended: string) => {
      over.abort();
      going.current = null;
      onEnd();
      setState({ busy: false, ended });
    };
    setState({ busy: true, progress: null });
    follow(at, key, over.signal, (progress) => setState({ busy: true, progress }));
    saveFile(`${href}&progress=${key}`, download.signal).then(
      () => end('Downloaded.'),
      (error: unknown) => end(download.signal.aborted ? 'Cancelled.' : problemOf(error)),
    );
  };
  return { state, start, cancel: () => going.current?.abort() };
}
