import { describe, expect, it } from 'vitest';
import { keepChoice, readChoice, zoomStep } from '#app/proposals/workspace/preview/preview-choice.ts';

function store(full = false) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      kept.set(key, value);
    },
  };
}

describe('what a person chose for the pages', () => {
  it('is closed and as wide as the pane at first, and where nothing may be kept', () => {
    expect(readChoice('ana', store())).toEqual({ open: false, zoom: 'fit' });
    expect(readChoice('ana', null)).toEqual({ open: false, zoom: 'fit' });
  });

  it('is kept for each person alone', () => {
    const here = store();
    keepChoice('ana', { open: true, zoom: 1.25 }, here);
    keepChoice('bo', { open: false, zoom: 'fit' }, here);
    expect(readChoice('ana', here)).toEqual({ open: true, zoom: 1.25 });
    expect(readChoice('bo', here)).toEqual({ open: false, zoom: 'fit' });
  });

  it('is not believed where it makes no sense', () => {
    const here = store();
    keepChoice('ana', { open: true, zoom: 'fit' }, here);
    const [key] = here.kept.keys();
    for (const [value, zoom] of [
      ['open 900', 'fit'],
      ['open x', 'fit'],
      ['open', 'fit'],
      ['open 2', 2],
    ] as const) {
      here.kept.set(key!, value);
      expect(readChoice('ana', here)).toEqual({ open: true, zoom });
    }
    here.kept.set(key!, '{"open":true}');
    expect(readChoice('ana', here)).toEqual({ open: false, zoom: 'fit' });
  });

  it('is only forgotten where the store is full', () => {
    expect(() => keepChoice('ana', { open: true, zoom: 1 }, store(true))).not.toThrow();
  });
});

describe('the next step of size', () => {
  it('is the nearest larger or smaller one, and none at the ends', () => {
    expect([zoomStep(0.73, 1), zoomStep(0.73, -1), zoomStep(1, 1), zoomStep(1, -1)]).toEqual([0.8, 0.67, 1.25, 0.8]);
    expect([zoomStep(2, 1), zoomStep(0.5, -1)]).toEqual([null, null]);
  });
});
