import type { Mark } from './blocks.ts';

/** Whether two runs look the same; both lists are in the order of `markTypes`. */
export function sameMarks(a: readonly Mark[] = [], b: readonly Mark[] = []): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => {
      const other = b[i]!;
      return mark.type === other.type && (mark.type !== 'link' || mark.href === (other as typeof mark).href);
    })
  );
}
