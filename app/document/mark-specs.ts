import type { MarkSpec } from 'prosemirror-model';
import { safeHref } from './marks.ts';
import type { markTypes } from './marks.ts';

const weight = (value: string) => /^(bold(er)?|[5-9]\d{2})$/.test(value) && null;

/** How marks are shown and recognised in pasted text. Links that nobody should follow come in as plain text. */
export const markSpecs: Record<(typeof markTypes)[number], MarkSpec> = {
  strong: {
    toDOM: () => ['strong', 0],
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null },
      { style: 'font-weight', getAttrs: weight },
    ],
  },
  em: {
    toDOM: () => ['em', 0],
    parseDOM: [
      { tag: 'em' },
      { tag: 'i', getAttrs: (element) => element.style.fontStyle !== 'normal' && null },
      { style: 'font-style=italic' },
    ],
  },
  underline: {
    toDOM: () => ['u', 0],
    // Pages underline their links: what is one there already says so.
    parseDOM: [{ tag: 'u' }, { style: 'text-decoration=underline' }, { style: 'text-decoration-line=underline' }],
  },
  sub: {
    excludes: 'sub sup',
    toDOM: () => ['sub', 0],
    parseDOM: [{ tag: 'sub' }, { style: 'vertical-align=sub' }],
  },
  sup: {
    excludes: 'sub sup',
    toDOM: () => ['sup', 0],
    parseDOM: [{ tag: 'sup' }, { style: 'vertical-align=super' }],
  },
  code: {
    toDOM: () => ['code', { spellcheck: 'false' }, 0],
    parseDOM: [{ tag: 'code' }, { tag: 'kbd' }, { tag: 'samp' }],
  },
  link: {
    attrs: { href: { validate: 'string' } },
    inclusive: false,
    toDOM: (mark) => {
      const href = safeHref(mark.attrs.href);
      return href === null ? ['span', 0] : ['a', { href, rel: 'noopener noreferrer nofollow' }, 0];
    },
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = safeHref(element.getAttribute('href'));
          return href === null ? false : { href };
        },
      },
    ],
  },
};
