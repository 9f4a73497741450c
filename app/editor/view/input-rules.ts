import type { Attrs } from 'prosemirror-model';
import { InputRule, inputRules } from 'prosemirror-inputrules';
import { nodeAttrs } from '#app/document/node-attrs.ts';

/** Typed at the start of a paragraph, these make it something else. */
function blockRule(pattern: RegExp, kind: string, attrs: (match: RegExpMatchArray) => Attrs): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.parent.attrs.kind !== 'p') return null;
    const { tr } = state;
    const wanted = nodeAttrs(kind, attrs(match));
    tr.delete(start, end);
    for (const name of ['kind', 'level', 'indent', 'list']) {
      if ($start.parent.attrs[name] !== wanted[name]) tr.setNodeAttribute($start.before(), name, wanted[name]);
    }
    return tr;
  });
}

export const typedShortcuts = inputRules({
  rules: [
    blockRule(/^(#{1,3})\s$/, 'h', (match) => ({ level: match[1]!.length })),
    blockRule(/^[-*]\s$/, 'li', () => ({ list: 'bullet' })),
    blockRule(/^1[.)]\s$/, 'li', () => ({ list: 'ordered' })),
    blockRule(/^>\s$/, 'quote', () => ({})),
    blockRule(/^```$/, 'code', () => ({})),
  ],
});
