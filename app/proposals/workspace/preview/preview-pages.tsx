import { useEffect, useRef, useState } from 'react';
import { useLatest } from '#app/ui/use-latest.ts';
import type { Shown } from './use-preview.ts';
import { pageWidth, placeAt, topOf } from './page-geometry.ts';
import type { Paper } from './places.ts';
import { PreviewPage } from './preview-page.tsx';
import type { Zoom } from './preview-choice.ts';

/** What moves and asks the pages. Places are pages from 1 and points from the top of one. */
export type Pages = {
  /** brings a place to `at` (0 to 1) of the height of the view; `gently` it stays where it is already well in sight */
  show(place: { page: number; y: number }, at: number, gently: boolean): void;
  /** what stands at the upper edge of the view */
  top(): { page: number; y: number };
};

type Props = {
  shown: Shown;
  zoom: Zoom;
  pages: React.MutableRefObject<Pages | null>;
  onView: (page: number, zoom: number) => void;
  onPick: (page: number, y: number) => void;
  /** the pages can be moved now */
  onReady: () => void;
  onProblem: () => void;
};

/** All pages, one below the other, in a scroller of their own that the keyboard reaches. */
export function PreviewPages({ shown: { about, pdf }, zoom, pages, onView, onPick, onReady, onProblem }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const paper: Paper = { width: about.width, height: about.height, pages: about.looks.length };
  const width = room > 0 ? pageWidth(zoom, room, paper) : 0;
  const last = useRef({ width: 0, top: { page: 1, y: 0 } });
  const ready = useLatest(onReady);

  useEffect(() => {
    const observer = new ResizeObserver(() => setRoom(scroller.current?.clientWidth ?? 0));
    observer.observe(scroller.current!);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = scroller.current!;
    element.style.setProperty('--page-width', `${width}px`);
    element.style.setProperty('--page-ratio', `${paper.width} / ${paper.height}`);
    const top = () => placeAt(element.scrollTop + 1, width, paper);
    const tell = () => {
      const { page } = placeAt(element.scrollTop + element.clientHeight / 3, width, paper);
      onView(page, (width * 72) / 96 / paper.width);
    };
    const pick = (event: MouseEvent) => {
      const { top: edge } = element.getBoundingClientRect();
      const { page, y } = placeAt(element.scrollTop + event.clientY - edge, width, paper);
      onPick(page, y);
    };
    pages.current = {
      top,
      show(place, at, gently) {
        const target = topOf(place, width, paper) - at * element.clientHeight;
        const inView = topOf(place, width, paper) - element.scrollTop;
        if (gently && inView > 0.1 * element.clientHeight && inView < 0.85 * element.clientHeight) return;
        element.scrollTo({ top: target, behavior: gently && mayMove() ? 'smooth' : 'auto' });
      },
    };
    // Pages of another size: what was at the upper edge stays there.
    const first = last.current.width === 0 && width > 0;
    if (!first && last.current.width !== width) element.scrollTop = topOf(last.current.top, width, paper) - 1;
    const moved = () => {
      last.current = { width, top: top() };
      tell();
    };
    moved();
    if (first) ready.current();
    element.addEventListener('scroll', moved, { passive: true });
    element.addEventListener('click', pick);
    return () => {
      pages.current = null;
      element.removeEventListener('scroll', moved);
      element.removeEventListener('click', pick);
    };
  });

  return (
    // The keyboard scrolls what has the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className="preview-pages" role="region" aria-label="Pages of the proposal" tabIndex={0}>
      {width > 0 &&
        about.looks.map((look, index) => (
          <PreviewPage
            key={index}
            pdf={pdf}
            number={index + 1}
            of={about.looks.length}
            look={look}
            width={width}
            onProblem={onProblem}
          />
        ))}
    </div>
  );
}

const mayMove = () => !matchMedia('(prefers-reduced-motion: reduce)').matches;
