import { useCallback, useEffect, useRef, useState } from 'react';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';
import { askPreview, PreviewRefused, type About } from './ask-preview.ts';
import { openPdf, type PDFDocumentProxy } from './open-pdf.ts';

/** How long nothing must have been written before the pages are asked for again. */
const pauseMs = 1_500;
/** Others write too: how long pages stand before they are asked for again. An answer that nothing changed costs little. */
const lookMs = 20_000;

export type Shown = { about: About; pdf: PDFDocumentProxy };
export type PreviewState =
  | { kind: 'setting' }
  | { kind: 'fresh'; at: Date }
  | { kind: 'offline'; at: Date | null }
  | { kind: 'failed'; message: string };

/** The pages of a proposal as they are on disk, asked for again after writing; those of before stay until others are there. */
export function usePreview(proposalId: string, status: SaveStatus['kind']) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [state, setState] = useState<PreviewState>({ kind: 'setting' });
  const tag = useRef<string | null>(null);
  const asOf = useRef<Date | null>(null);
  const asked = useRef<AbortController | null>(null);

  /** `quietly`: nobody waits for it, so nothing is said before there is something new */
  const ask = useCallback(
    (quietly = false) => {
      asked.current?.abort();
      const { signal } = (asked.current = new AbortController());
      if (!quietly) setState({ kind: 'setting' });
      const look = async () => {
        const answer = await askPreview(proposalId, tag.current, signal);
        if (answer) {
          const pdf = await openPdf(answer.pdf);
          if (signal.aborted) return void pdf.destroy();
          tag.current = answer.tag;
          setShown({ about: answer.about, pdf });
        }
        if (answer || !quietly) asOf.current = new Date();
        if (asOf.current) setState({ kind: 'fresh', at: asOf.current });
      };
      look().catch((error: unknown) => {
        if (signal.aborted) return;
        if (error instanceof TypeError) setState({ kind: 'offline', at: asOf.current });
        else setState({ kind: 'failed', message: messageOf(error) });
      });
    },
    [proposalId],
  );

  useEffect(() => {
    ask();
    const timer = setInterval(() => document.visibilityState === 'visible' && ask(true), lookMs);
    return () => {
      clearInterval(timer);
      asked.current?.abort();
      tag.current = null;
    };
  }, [ask]);
  // After those who draw from it have stopped: a child's effects end before its parent's.
  useEffect(() => () => void shown?.pdf.destroy(), [shown]);

  const wrote = useRef(false);
  useEffect(() => {
    if (status === 'saving') wrote.current = true;
    if (status !== 'saved' || !wrote.current) return;
    const timer = setTimeout(() => {
      wrote.current = false;
      ask();
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [status, ask]);

  return { shown, state, ask };
}

const messageOf = (error: unknown) =>
  error instanceof PreviewRefused ? error.message : 'The pages could not be shown here. Open the PDF instead.';
