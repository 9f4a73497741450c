import type { PdfPage, TextLine } from '../../inspect/pdf-facts.ts';

const heading = /^(?:[\dA-Z]{1,2}\.?\s+)?(?:list of )?(?:references|bibliography|literature|works)(?: cited)?:?$/i;

/** Whether a place stands after the heading of the references, where other rules hold. */
export function afterReferences(pages: readonly PdfPage[]): (page: number, place: Pick<TextLine, 'y'>) => boolean {
  const starts = pages.flatMap(({ lines }, index) =>
    lines.filter(({ text }) => heading.test(text)).map(({ y }) => ({ page: index + 1, y })),
  );
  // A table of contents names them too: the last one is theirs.
  const start = starts.at(-1);
  return (page, { y }) => start !== undefined && (page > start.page || (page === start.page && y > start.y));
}
