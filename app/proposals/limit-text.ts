import type { SectionLimit } from './templates/index.ts';

/** A limit in words: `15 pages`, `1 page`, `500 words`. */
export function limitText({ max, unit }: Pick<SectionLimit, 'max' | 'unit'>): string {
  return `${max} ${max === 1 ? unit.slice(0, -1) : unit}`;
}
