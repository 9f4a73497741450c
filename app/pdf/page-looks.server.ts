import { createHash } from 'node:crypto';
import type { Page } from './paginate/page.ts';

/** For each page a few letters that change with anything one can see on it, wherever in the document its text comes from. */
export function pageLooks(pages: readonly Page[]): string[] {
  return pages.map(({ boxes, notes, footer, furniture }) => {
    const drawn = (one: { box: unknown; y: number }) => [one.box, one.y];
    const seen = [boxes.map(drawn), notes.map(drawn), footer && drawn(footer), furniture];
    return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 12);
  });
}
