/** The blocks of the open section as its editor shows them, in order; none before it has come. */
export function textBlocks(desk: ParentNode): HTMLElement[] {
  return [...desk.querySelectorAll<HTMLElement>('.section-text > [data-kind]')];
}

/**
 * Shows a block of the open section and puts the caret at its beginning; -1 is the section's title. False while there is no
 * such text yet.
 */
export function goToBlock(desk: HTMLElement, block: number): boolean {
  const blocks = textBlocks(desk);
  const target = blocks[Math.min(Math.max(block, 0), blocks.length - 1)];
  // The editor stands hidden behind the saved text until it has the section too.
  if (!target || target.getClientRects().length === 0) return false;
  if (block < 0) desk.scrollTo({ top: 0 });
  else target.scrollIntoView({ block: 'center' });
  target.closest<HTMLElement>('.section-text')!.focus({ preventScroll: true });
  window.getSelection()?.collapse(target.querySelector('figcaption') ?? target, 0);
  return true;
}
