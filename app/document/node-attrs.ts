import type { Attrs } from 'prosemirror-model';
import type { Block } from './blocks.ts';
import { normalAttrs } from './normal-block.ts';

/** The attributes of an editor block, from a plain one's kind and attributes. */
export function nodeAttrs(kind: string, attrs: Record<string, unknown>): Attrs {
  const { kind: name, attrs: normal } = normalAttrs(kind, attrs);
  const { level = null, indent = null, list = null, ...rest } = normal;
  return { kind: name, level, indent, list, extra: Object.keys(rest).length > 0 ? rest : null };
}

/** The other way: what a plain block says of itself. */
export function plainAttrs(attrs: Attrs): Pick<Block, 'kind' | 'attrs'> {
  const { kind, level, indent, list, extra } = attrs;
  const given = { level, indent, list, ...(extra as object | null) };
  return normalAttrs(kind, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)));
}
