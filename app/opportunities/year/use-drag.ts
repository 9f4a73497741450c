import { useEffect, type RefObject } from 'react';
import { useLatest } from '#app/ui/use-latest.ts';

type Drag = {
  /** both places in pixels from the left of the element, which is `width` wide */
  onMove: (start: number, now: number, width: number) => void;
  onEnd: () => void;
  onCancel: () => void;
};

/** So far a press is a press, for links under the pointer. */
const PRESS_PIXELS = 4;

/** Dragging sideways over an element, with mouse, pen or finger (the element has `touch-action: pan-y`). Escape takes it back. */
export function useDrag(element: RefObject<HTMLElement>, drag: Drag): void {
  const latest = useLatest(drag);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let pointer: { id: number; start: number; moved: boolean } | null = null;
    let swallow = false; // the click that a browser makes of the end of a drag
    const place = (event: PointerEvent) => event.clientX - target.getBoundingClientRect().left;
    const stop = (then: 'onEnd' | 'onCancel') => {
      const moved = pointer?.moved ?? false;
      pointer = null;
      swallow = moved;
      if (moved) latest.current[then]();
    };
    const on = {
      pointerdown(event: PointerEvent) {
        swallow = false;
        if (event.button === 0 && event.isPrimary) pointer = { id: event.pointerId, start: place(event), moved: false };
      },
      pointermove(event: PointerEvent) {
        if (pointer?.id !== event.pointerId) return;
        // let go outside, where nobody told us
        if ((event.buttons & 1) === 0) return stop('onCancel');
        if (!pointer.moved && Math.abs(place(event) - pointer.start) <= PRESS_PIXELS) return;
        if (!pointer.moved) target.setPointerCapture(event.pointerId);
        pointer.moved = true;
        latest.current.onMove(pointer.start, place(event), target.clientWidth);
      },
      pointerup: () => stop('onEnd'),
      pointercancel: () => stop('onCancel'),
    };
    const keydown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && pointer?.moved) stop('onCancel');
    };
    const click = (event: Event) => {
      if (swallow) event.preventDefault();
      swallow = false;
    };
    const dragstart = (event: Event) => event.preventDefault(); // links are not carried away
    const unlisten = new AbortController();
    const { signal } = unlisten;
    for (const [name, listener] of Object.entries(on)) {
      target.addEventListener(name, listener as (event: Event) => void, { signal });
    }
    target.addEventListener('click', click, { signal, capture: true });
    target.addEventListener('dragstart', dragstart, { signal });
    document.addEventListener('keydown', keydown, { signal });
    return () => unlisten.abort();
  }, [element, latest]);
}
