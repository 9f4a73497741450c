import { useEffect, useRef, useState } from 'react';
import { useLatest } from '#app/ui/use-latest.ts';
import { drawPage } from './draw-page.ts';
import type { PDFDocumentProxy } from './open-pdf.ts';

type Props = {
  pdf: PDFDocumentProxy;
  number: number;
  of: number;
  /** changes with what can be seen on the page */
  look: string;
  /** CSS pixels */
  width: number;
  onProblem: () => void;
};

/** One page: a frame of its size at once, drawn while it is near the view. What it showed stays until the new is drawn. */
export function PreviewPage({ pdf, number, of, look, width, onProblem }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useRef('');
  const near = useNear(frame);
  const tell = useLatest(onProblem);
  const wanted = `${look} ${Math.round(width)}`;
  useEffect(() => {
    if (!near) {
      frame.current?.replaceChildren();
      drawn.current = '';
      return;
    }
    if (width <= 0 || drawn.current === wanted) return;
    const stop = new AbortController();
    drawPage(pdf, number, Math.round(width), stop.signal).then(
      (canvas) => {
        if (!canvas || stop.signal.aborted) return;
        frame.current?.replaceChildren(canvas);
        drawn.current = wanted;
      },
      () => stop.signal.aborted || tell.current(),
    );
    return () => stop.abort();
  }, [near, wanted, width, pdf, number, tell]);
  return (
    <div
      ref={frame}
      className="preview-page"
      role="img"
      data-look={look}
      aria-label={`Page ${number} of ${of}. Its text can be read in the editor.`}
    />
  );
}

/** Whether an element is in its scroller's view, or about as far from it as the view is high. */
function useNear(element: React.RefObject<HTMLElement>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const root = element.current!.closest('.preview-pages');
    const observer = new IntersectionObserver((all) => setNear(all.at(-1)!.isIntersecting), {
      root,
      rootMargin: '100% 0px',
    });
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
