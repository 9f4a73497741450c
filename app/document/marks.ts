import type { Mark } from './blocks.ts';

/** Formatting of characters in a Y.Text: mark name → true, a link → `{href}`. */
export type Formats = Record<string, unknown>;

/** The order in which marks are written, everywhere. */
export const markTypes = ['strong', 'em', 'underline', 'sub', 'sup', 'code', 'link'] as const;

const schemes = ['http:', 'https:', 'mailto:'];

/** The address of a link when it is one we let people follow (http, https, mailto), else null. */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const href = value.trim();
  try {
    return schemes.includes(new URL(href).protocol) ? href : null;
  } catch {
    return null;
  }
}

/** Marks of a run, in order; what this version does not know, and links nobody should follow, are left out. */
export function marksOf(formats: Formats | undefined): Mark[] {
  if (!formats) return [];
  const marks: Mark[] = [];
  for (const type of markTypes) {
    if (type === 'link' || !formats[type]) continue;
    if (type === 'sup' && formats.sub) continue; // two people lowered and raised the same characters at once
    marks.push({ type });
  }
  const link = formats.link as { href?: unknown } | string | null | undefined;
  const href = safeHref(typeof link === 'object' ? link?.href : link);
  if (href !== null) marks.push({ type: 'link', href });
  return marks;
}

/** The formatting that stands for these marks. */
export function formatsOf(marks: readonly Mark[] = []): Formats {
  const formats: Formats = {};
  for (const mark of marks) formats[mark.type] = mark.type === 'link' ? { href: mark.href } : true;
  return formats;
}
